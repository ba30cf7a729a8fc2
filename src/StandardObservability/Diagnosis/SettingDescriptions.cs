using StandardObservability.Diagnosis.Status;
using StandardObservability.Redaction;
using StandardObservability.Settings;
using StandardObservability.Settings.Table;

namespace StandardObservability.Diagnosis;

/// <summary>Describes the settings that differ from their defaults, each with its value and its source.</summary>
internal static class SettingDescriptions
{
    private const string DefaultSource = "default";

    public static string Describe(StandardObservabilityOptions options, StandardVariables variables, RedactionPolicy redaction)
    {
        var changed = ListAll(options, variables, redaction)
            .Where(static s => s.Source != DefaultSource)
            .Select(static s => $"{s.Key}={s.Value} ({s.Source})")
            .ToList();
        return changed.Count > 0 ? string.Join(", ", changed) : "all defaults";
    }

    /// <summary>All settings with their effective values.</summary>
    public static IReadOnlyList<SettingStatus> ListAll(StandardObservabilityOptions options, StandardVariables variables, RedactionPolicy redaction)
        => [.. SettingTable.All.Select(s => Read(s, options, variables, redaction))];

    private static SettingStatus Read(Setting setting, StandardObservabilityOptions options, StandardVariables variables, RedactionPolicy redaction)
    {
        var source = setting.FindSource(options);
        var (value, name) = source != SettingSource.Code && setting.Variable is { } variable && variables.Find(variable) is { } found
            ? (found, variable)
            : (setting.FormatValue(options), Name(source));
        return new(setting.Key, redaction.TryRedact(setting.Key, value, out var redacted) ? redacted?.ToString() : value, name);
    }

    private static string Name(SettingSource source) => source switch
    {
        SettingSource.Code => "code",
        SettingSource.Configuration => "configuration",
        _ => DefaultSource,
    };
}
