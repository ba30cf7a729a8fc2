using StandardObservability.Redaction;
using StandardObservability.Settings;
using StandardObservability.Settings.Table;

namespace StandardObservability.Diagnosis;

/// <summary>Describes the settings that differ from their defaults, each with its value and its source.</summary>
internal static class SettingDescriptions
{
    public static string Describe(StandardObservabilityOptions options, StandardVariables variables, RedactionPolicy redaction)
    {
        var settings = SettingTable.All.Select(s => Describe(s, options, variables, redaction)).OfType<string>().ToList();
        return settings.Count > 0 ? string.Join(", ", settings) : "all defaults";
    }

    private static string? Describe(Setting setting, StandardObservabilityOptions options, StandardVariables variables, RedactionPolicy redaction)
    {
        var source = setting.FindSource(options);
        if (source != SettingSource.Code && setting.Variable is { } name && variables.Find(name) is { } variable)
        {
            return Show(setting, variable, name, redaction);
        }

        return source == SettingSource.Default
            ? null
            : Show(setting, setting.FormatValue(options), source == SettingSource.Code ? "code" : "configuration", redaction);
    }

    private static string Show(Setting setting, string? value, string source, RedactionPolicy redaction)
        => $"{setting.Key}={(redaction.TryRedact(setting.Key, value, out var redacted) ? redacted : value)} ({source})";
}
