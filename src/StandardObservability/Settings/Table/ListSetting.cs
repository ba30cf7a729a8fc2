namespace StandardObservability.Settings.Table;

/// <summary>A setting that is a list of texts: items by index, or one value with commas, which replaces the items.</summary>
/// <param name="key">The key below the section.</param>
/// <param name="get">Gets the list to add to.</param>
internal sealed class ListSetting(string key, Func<StandardObservabilityOptions, IList<string>> get) : CollectionSetting(key)
{
    public override string AcceptedValues => "a list, or one text with commas";

    public override bool Owns(string key)
        => base.Owns(key) || (SettingSection.IsBelow(key, Key) && !key.AsSpan(Key.Length + 1).Contains(':'));

    public override string? FormatValue(StandardObservabilityOptions options) => get(options) is { Count: > 0 } list ? string.Join(',', list) : null;

    protected override void AddValues(SettingSection section, StandardObservabilityOptions options, SettingProblems problems)
    {
        var list = get(options);
        foreach (var item in Read(section))
        {
            list.Add(item);
        }
    }

    private IEnumerable<string> Read(SettingSection section)
        => section.Find(Key) is { } value
            ? value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : ReadItems([.. section.FindBelow(Key)]);

    private static IEnumerable<string> ReadItems(SettingSection.Entry[] items) => items.Length == 0
        ? []
        : items.OrderBy(static i => int.TryParse(i.Name, out var index) ? index : int.MaxValue).Select(static i => i.Value);
}
