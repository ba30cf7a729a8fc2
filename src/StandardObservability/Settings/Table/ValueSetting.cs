using System.Globalization;
using StandardObservability.Conventions;

namespace StandardObservability.Settings.Table;

/// <summary>A setting with a single value: a text, a switch, a number or one of several names.</summary>
/// <param name="key">The key below the section.</param>
/// <param name="format">The format of the value.</param>
/// <param name="get">Reads the option.</param>
/// <param name="set">Sets the option from a text that <paramref name="format"/> accepts.</param>
internal class ValueSetting(
    string key,
    ValueFormat format,
    Func<StandardObservabilityOptions, object?> get,
    Action<StandardObservabilityOptions, string> set) : Setting(key)
{
    public override string AcceptedValues => format.AcceptedValues;

    public override void Bind(SettingSection section, StandardObservabilityOptions options, SettingProblems problems)
    {
        // Code may have configured the options before the registration; it wins over the section.
        if (section.Find(Key) is not { } value || FindSource(options) == SettingSource.Code)
        {
            return;
        }

        if (format.Accepts(value))
        {
            FindOwner(options).AssignFromConfiguration(() => set(options, value));
        }
        else
        {
            problems.Add($"{ConfigurationNames.Section}:{Key} is \"{value}\". {format.Rule}; the default applies.");
        }
    }

    public override string? FormatValue(StandardObservabilityOptions options) => get(options) switch
    {
        bool value => value ? "true" : "false",
        { } value => Convert.ToString(value, CultureInfo.InvariantCulture),
        null => null,
    };

    public override SettingSource FindSource(StandardObservabilityOptions options)
        => FindOwner(options).Find(Key[(Key.LastIndexOf(':') + 1)..]);

    private AssignedSettings FindOwner(StandardObservabilityOptions options)
        => Key.StartsWith("Metrics:", StringComparison.Ordinal) ? options.Metrics.Assigned
        : Key.StartsWith("Logs:", StringComparison.Ordinal) ? options.Logs.Assigned
        : Key.StartsWith("Traces:XRay:", StringComparison.Ordinal) ? options.Traces.XRay.Assigned
        : Key.StartsWith("Traces:", StringComparison.Ordinal) ? options.Traces.Assigned
        : Key.StartsWith("Redaction:", StringComparison.Ordinal) ? options.Redaction.Assigned
        : Key.StartsWith("LocalPage:", StringComparison.Ordinal) ? options.LocalPage.Assigned
        : options.Assigned;
}
