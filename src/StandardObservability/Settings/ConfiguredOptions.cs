namespace StandardObservability.Settings;

/// <summary>The options as configuration alone makes them, to tell what code has changed since: code wins over the environment.</summary>
internal sealed class ConfiguredOptions
{
    private readonly StandardObservabilityOptions _configured = new();

    public void Remember(StandardObservabilityOptions options)
    {
        _configured.ServiceName = options.ServiceName;
        _configured.ServiceNamespace = options.ServiceNamespace;
        _configured.ServiceVersion = options.ServiceVersion;
        _configured.Team = options.Team;
        _configured.DeploymentId = options.DeploymentId;
        _configured.Metrics.Namespace = options.Metrics.Namespace;
    }

    /// <summary>The value of a setting when code set it, else <see langword="null"/>.</summary>
    public string? FromCode(StandardObservabilityOptions options, Func<StandardObservabilityOptions, string?> setting)
        => setting(options) is { } value && value != setting(_configured) ? value : null;
}
