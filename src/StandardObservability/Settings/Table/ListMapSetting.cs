namespace StandardObservability.Settings.Table;

/// <summary>A setting with a list for each name below its key: items by index, or one value with commas. An empty list is a value too.</summary>
/// <param name="key">The key below the section.</param>
/// <param name="tryAdd">Sets the list of one name as text with commas, unless code has set it before.</param>
/// <param name="formatValue">Gets all values as one text; without values it is empty.</param>
internal sealed class ListMapSetting(
    string key,
    Action<StandardObservabilityOptions, string, string> tryAdd,
    Func<StandardObservabilityOptions, string> formatValue) : CollectionSetting(key)
{
    private const int NoIndex = int.MinValue;

    public override string AcceptedValues => "by name: a list, or one text with commas";

    public override bool Owns(string key) => SettingSection.IsBelow(key, Key);

    public override string? FormatValue(StandardObservabilityOptions options) => formatValue(options) is { Length: > 0 } text ? text : null;

    protected override void AddValues(SettingSection section, StandardObservabilityOptions options, SettingProblems problems)
    {
        foreach (var list in section.FindBelowWithEmpty(Key).Select(Split).GroupBy(static v => v.Name, StringComparer.OrdinalIgnoreCase))
        {
            // One value replaces the items, as in other lists.
            var value = list.FirstOrDefault(static v => v.Index == NoIndex && v.Text.Length > 0)?.Text
                ?? string.Join(',', list.Where(static v => v.Index != NoIndex).OrderBy(static v => v.Index).Select(static v => v.Text));
            tryAdd(options, list.Key, value);
        }
    }

    private static Item Split(SettingSection.Entry entry)
        => entry.Name.LastIndexOf(':') is > 0 and var colon && int.TryParse(entry.Name.AsSpan(colon + 1), out var index)
            ? new(entry.Name[..colon], index, entry.Value)
            : new(entry.Name, NoIndex, entry.Value);

    private sealed record Item(string Name, int Index, string Text);
}
