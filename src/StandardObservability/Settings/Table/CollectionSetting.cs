namespace StandardObservability.Settings.Table;

/// <summary>A setting with several values, to which both the section and code can add.</summary>
/// <param name="key">The key below the section.</param>
internal abstract class CollectionSetting(string key) : Setting(key)
{
    public sealed override void Bind(SettingSection section, StandardObservabilityOptions options, SettingProblems problems)
    {
        var isEmpty = FormatValue(options) is null;
        AddValues(section, options, problems);
        if (isEmpty && FormatValue(options) is { } value)
        {
            options.Assigned.RecordConfigured(Key, value);
        }
    }

    /// <summary>Configuration, while the values are exactly those of the section; code, when code has added or removed values.</summary>
    public sealed override SettingSource FindSource(StandardObservabilityOptions options) => FormatValue(options) switch
    {
        null => SettingSource.Default,
        var value => options.Assigned.IsConfigured(Key, value) ? SettingSource.Configuration : SettingSource.Code,
    };

    /// <summary>Adds the values of the section to those that code has set before.</summary>
    protected abstract void AddValues(SettingSection section, StandardObservabilityOptions options, SettingProblems problems);
}
