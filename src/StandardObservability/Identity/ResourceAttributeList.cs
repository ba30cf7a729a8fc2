using StandardObservability.Conventions;
using StandardObservability.Settings;

namespace StandardObservability.Identity;

/// <summary>Parses <c>OTEL_RESOURCE_ATTRIBUTES</c>: <c>key=value</c> pairs with commas between them and percent-encoded values.</summary>
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
                problems.Add(
                    $"{ConfigurationNames.ResourceAttributes} contains \"{pair}\". "
                    + "Each part must be a key=value pair; this part is ignored, the others apply.");
            }
        }
    }
}
