using System.Globalization;
using Microsoft.Extensions.Configuration;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Settings;

/// <summary>The <c>Observability</c> section without what the binder would throw on or step over; each of those becomes a problem that is told.</summary>
internal static class SectionReader
{
    private const string Switch = "It is a switch; use true or false";
    private const string LineLength = "It is a number of bytes from 16000 to 1048576";
    private const string WholeNumber = "It is a whole number, 0 or more";

    private static readonly string[] Texts = ["SERVICENAME", "SERVICENAMESPACE", "SERVICEVERSION", "TEAM", "DEPLOYMENTID", "METRICS:NAMESPACE"];
    private static readonly string[] Lists = ["METERS", "ACTIVITYSOURCES", "TRACES:ANNOTATIONS", "TRACES:PROPAGATETO", "REDACTION:KEYS", "REDACTION:ALLOWEDKEYS"];

    private static readonly HashSet<string> Instrumentations = new(
        ["AspNetCore", "SqlClient", .. ActivitySourceNames.WellKnown.Keys, .. MeterNames.Host.Keys, .. MeterNames.AspNetCore.Keys],
        StringComparer.OrdinalIgnoreCase);

    public static IConfiguration Read(IConfiguration configuration, SettingProblems problems)
    {
        var usable = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in configuration.GetSection(ConfigurationNames.Section).AsEnumerable(makePathsRelative: true))
        {
            if (string.IsNullOrEmpty(value))
            {
                continue;
            }

            var known = Check(key.ToUpperInvariant(), value, out var rule);
            if (!known)
            {
                problems.Add($"{ConfigurationNames.Section}{(key.Length > 0 ? ":" : string.Empty)}{key} is not a setting of this library, so it does nothing. docs/configuration.md lists all; check the spelling.");
            }
            else if (rule is not null)
            {
                problems.Add($"{ConfigurationNames.Section}:{key} is \"{value}\". {rule}. The default applies.");
            }
            else
            {
                usable[key] = value;
            }
        }

        SplitLists(usable);
        return new ConfigurationBuilder().AddInMemoryCollection(usable).Build();
    }

    /// <summary>Whether a key is a setting, and the rule that its value breaks.</summary>
    private static bool Check(string key, string value, out string? brokenRule)
    {
        brokenRule = key switch
        {
            "ENABLED" or "LOGS:REQUESTLINE" or "TRACES:XRAYIDS" or "REDACTION:ENABLED" => IsSwitch(value) ? null : Switch,
            "METRICS:MAXSERIES" or "METRICS:MAXSERIESPERINSTRUMENT" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _) ? null : WholeNumber,
            "MAXLINEBYTES" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes is >= CloudWatchLimits.StandardOutputLineBytes and <= CloudWatchLimits.LogEventBytes ? null : LineLength,
            "ONINVALIDCONFIGURATION" => Names<InvalidConfigurationBehavior>(value),
            "LOGS:STANDARDOUTPUT" => Names<StandardOutputFormat>(value),
            "TRACES:INBOUNDCONTEXT" => Names<InboundContext>(value),
            _ when IsInstrumentation(key) => IsSwitch(value) ? null : Switch,
            _ when IsRedactionKind(key) => IsSwitch(value) ? null : Switch,
            _ when Texts.Contains(key) || IsInList(key) || key.StartsWith("METRICS:DIMENSIONS:", StringComparison.Ordinal) => null,
            _ => string.Empty,
        };
        return brokenRule is not { Length: 0 };
    }

    private static bool IsInstrumentation(string key)
        => key.Split(':', 3) is ["METRICS" or "TRACES", "INSTRUMENTATIONS", var name] && Instrumentations.Contains(name);

    private static bool IsRedactionKind(string key)
        => key.Split(':', 3) is ["REDACTION", "KINDS", var name] && RedactionKinds.ByGroup.Values.Any(g => g.Contains(name, StringComparer.OrdinalIgnoreCase));

    private static bool IsInList(string key) => Array.Exists(Lists, l => key == l || (key.StartsWith(l, StringComparison.Ordinal) && key[l.Length] == ':'));

    private static bool IsSwitch(string value) => bool.TryParse(value, out _);

    private static string? Names<T>(string value)
        where T : struct, Enum
        => Enum.GetNames<T>().Contains(value, StringComparer.OrdinalIgnoreCase) ? null : $"Known values are {string.Join(", ", Enum.GetNames<T>())}";

    /// <summary>A list may be written as one value with commas, which is how an environment variable is set by hand; it replaces a list of items.</summary>
    private static void SplitLists(Dictionary<string, string?> usable)
    {
        foreach (var list in Lists)
        {
            if (!usable.Remove(list, out var value))
            {
                continue;
            }

            foreach (var item in usable.Keys.Where(k => k.StartsWith(list + ":", StringComparison.OrdinalIgnoreCase)).ToList())
            {
                usable.Remove(item);
            }

            var items = value!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < items.Length; i++)
            {
                usable[$"{list}:{i}"] = items[i];
            }
        }
    }
}
