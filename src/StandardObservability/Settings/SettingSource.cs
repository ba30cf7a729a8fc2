namespace StandardObservability.Settings;

/// <summary>Where the value of a setting comes from, weakest first.</summary>
internal enum SettingSource
{
    /// <summary>Nothing sets it: the default applies.</summary>
    Default,

    /// <summary>The section <c>Observability</c> of the host's configuration.</summary>
    Configuration,

    /// <summary>A delegate of <c>AddStandardObservability</c>, or any other code that configures the options.</summary>
    Code,
}
