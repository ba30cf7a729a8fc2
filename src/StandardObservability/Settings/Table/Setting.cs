namespace StandardObservability.Settings.Table;

/// <summary>One row of the settings table: a key of the section <c>Observability</c>, what its value must look like, and the option it sets.</summary>
/// <param name="key">The key below the section, for example <c>Metrics:MaxSeries</c>.</param>
internal abstract class Setting(string key)
{
    public string Key { get; } = key;

    /// <summary>The environment variable that wins over the section, or <see langword="null"/> when there is none.</summary>
    public string? Variable { get; init; }

    /// <summary>The default in words, where the default of the option's type does not say it.</summary>
    public string? DefaultText { get; init; }

    /// <summary>Which values are accepted, for the option tables of the documentation.</summary>
    public abstract string Values { get; }

    /// <summary>Sets the option from the section. Reports a value that cannot be used; the option keeps its default then.</summary>
    public abstract void Bind(SettingSection section, StandardObservabilityOptions options, SettingProblems problems);

    /// <summary>The current value as text, or <see langword="null"/> when the option is empty.</summary>
    public abstract string? FormatValue(StandardObservabilityOptions options);

    /// <summary>Where the current value comes from.</summary>
    public abstract SettingSource FindSource(StandardObservabilityOptions options);

    /// <summary>Whether a key below the section belongs to this setting.</summary>
    public virtual bool Owns(string key) => key.Equals(Key, StringComparison.OrdinalIgnoreCase);

    /// <summary>Brings a value that code assigned back into its range.</summary>
    public virtual void CorrectRange(StandardObservabilityOptions options, SettingProblems problems)
    {
        // Only numbers have a range.
    }
}
