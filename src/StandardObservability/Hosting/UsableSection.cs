using System.Globalization;
using Microsoft.Extensions.Configuration;
using StandardObservability.Conventions;
using StandardObservability.Logging;

namespace StandardObservability.Hosting;

/// <summary>The <c>Observability</c> section without the values that the binder would throw on; each of those becomes a problem that is told.</summary>
internal static class UsableSection
{
    private const string Switch = "It is a switch; use true or false";

    public static IConfiguration Read(IConfiguration configuration, SettingProblems problems)
    {
        var usable = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in configuration.GetSection(ConfigurationNames.Section).AsEnumerable(makePathsRelative: true))
        {
            if (string.IsNullOrEmpty(value))
            {
                continue;
            }

            if (WhyUnusable(key, value) is { } rule)
            {
                problems.Add($"{ConfigurationNames.Section}:{key} is \"{value}\". {rule}. The default applies.");
            }
            else
            {
                Add(usable, key, value);
            }
        }

        return new ConfigurationBuilder().AddInMemoryCollection(usable).Build();
    }

    private static string? WhyUnusable(string key, string value) => key.ToUpperInvariant() switch
    {
        "ENABLED" or "TRACES:XRAYIDS" => IsSwitch(value) ? null : Switch,
        "METRICS:MAXSERIES" or "METRICS:MAXSERIESPERINSTRUMENT" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : "It is a whole number, 0 or more",
        "ONINVALIDCONFIGURATION" => Names<InvalidConfigurationBehavior>(value),
        "LOGS:STANDARDOUTPUT" => Names<StandardOutputFormat>(value),
        var k when k.Contains(":INSTRUMENTATIONS:", StringComparison.Ordinal) => IsSwitch(value) ? null : Switch,
        _ => null,
    };

    private static bool IsSwitch(string value) => bool.TryParse(value, out _);

    private static string? Names<T>(string value)
        where T : struct, Enum
        => Enum.GetNames<T>().Contains(value, StringComparer.OrdinalIgnoreCase) ? null : $"Known values are {string.Join(", ", Enum.GetNames<T>())}";

    /// <summary>A list may be written as one value with commas, which is how an environment variable is set by hand.</summary>
    private static void Add(Dictionary<string, string?> usable, string key, string value)
    {
        var isList = key.Equals(nameof(StandardObservabilityOptions.Meters), StringComparison.OrdinalIgnoreCase)
            || key.Equals(nameof(StandardObservabilityOptions.ActivitySources), StringComparison.OrdinalIgnoreCase);
        if (!isList)
        {
            usable[key] = value;
            return;
        }

        var items = value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < items.Length; i++)
        {
            usable[$"{key}:{i}"] = items[i];
        }
    }
}
