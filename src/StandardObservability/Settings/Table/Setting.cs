namespace StandardObservability.Settings.Table;

/// <summary>One row of the settings table: a key of the section <c>Observability</c>, the format of its value, and the option it sets.</summary>
/// <param name="key">The key below the section, for example <c>Metrics:MaxSeries</c>.</param>
internal abstract class Setting(string key)
{
    public string Key { get; } = key;

    /// <summary>The environment variable that wins over the section, or <see langword="null"/>.</summary>
    public string? Variable { get; init; }

    /// <summary>A description of the default, when the default value of the option is not enough.</summary>
    public string? DefaultText { get; init; }

    /// <summary>The accepted values, for the option tables of the documentation.</summary>
    public abstract string AcceptedValues { get; }

    /// <summary>Sets the option from the section. A value that cannot be used is reported, and the option keeps its default.</summary>
    public abstract void Bind(SettingSection section, StandardObservabilityOptions options, SettingProblems problems);

    /// <summary>The current value as text, or <see langword="null"/> when the option is empty.</summary>
    public abstract string? FormatValue(StandardObservabilityOptions options);

    /// <summary>The source of the current value.</summary>
    public abstract SettingSource FindSource(StandardObservabilityOptions options);

    /// <summary>Whether a key below the section belongs to this setting.</summary>
    public virtual bool Owns(string key) => key.Equals(Key, StringComparison.OrdinalIgnoreCase);
}
