namespace StandardObservability.Settings;

/// <summary>The source of a setting's value. Later members win.</summary>
internal enum SettingSource
{
    /// <summary>The setting is not set; its default applies.</summary>
    Default,

    /// <summary>The section <c>Observability</c> of the host's configuration.</summary>
    Configuration,

    /// <summary>A delegate of <c>AddStandardObservability</c>, or any other code that configures the options.</summary>
    Code,
}
