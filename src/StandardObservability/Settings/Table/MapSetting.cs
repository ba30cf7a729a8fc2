using StandardObservability.Conventions;

namespace StandardObservability.Settings.Table;

/// <summary>A setting with one value for each name below its key.</summary>
/// <param name="key">The key below the section.</param>
/// <param name="format">The format of each value.</param>
/// <param name="names">The known names, or <see langword="null"/> when every name is accepted.</param>
/// <param name="tryAdd">Sets the value of one name, unless code has set it before.</param>
/// <param name="formatValue">Gets all values as one text; without values it is empty.</param>
internal sealed class MapSetting(
    string key,
    ValueFormat format,
    IReadOnlySet<string>? names,
    Action<StandardObservabilityOptions, string, string> tryAdd,
    Func<StandardObservabilityOptions, string> formatValue) : CollectionSetting(key)
{
    public override string AcceptedValues => $"by name: {format.AcceptedValues}";

    /// <summary>The known names, or <see langword="null"/> when every name is accepted.</summary>
    public IReadOnlySet<string>? Names => names;

    public override bool Owns(string key) => SettingSection.IsBelow(key, Key) && names?.Contains(key[(Key.Length + 1)..]) != false;

    public override string? FormatValue(StandardObservabilityOptions options) => formatValue(options) is { Length: > 0 } text ? text : null;

    protected override void AddValues(SettingSection section, StandardObservabilityOptions options, SettingProblems problems)
    {
        foreach (var (name, value) in section.FindBelow(Key).Where(entry => names?.Contains(entry.Name) != false))
        {
            if (format.Accepts(value))
            {
                tryAdd(options, name, value);
            }
            else
            {
                problems.Add($"{ConfigurationNames.Section}:{Key}:{name} is \"{value}\". {format.Rule}; the default applies.");
            }
        }
    }
}
