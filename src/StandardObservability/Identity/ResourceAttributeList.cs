using StandardObservability.Conventions;
using StandardObservability.Settings;

namespace StandardObservability.Identity;

/// <summary>Reads <c>OTEL_RESOURCE_ATTRIBUTES</c>: <c>key=value</c> pairs between commas, values percent-encoded.</summary>
/// <remarks>Source: OpenTelemetry specification, "Resource SDK", "Specifying resource information via an environment variable".</remarks>
internal static class ResourceAttributeList
{
    public static IEnumerable<KeyValuePair<string, string>> Parse(string? list, SettingProblems problems)
    {
        foreach (var pair in (list ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            if (equals > 0)
            {
                yield return new(pair[..equals].Trim(), Uri.UnescapeDataString(pair[(equals + 1)..].Trim()));
            }
            else
            {
                problems.Add($"{ConfigurationNames.ResourceAttributes} has the part \"{pair}\", which is no key=value pair. It is left out; the other attributes apply.");
            }
        }
    }
}
