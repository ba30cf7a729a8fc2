namespace StandardObservability.Dashboards;

/// <summary>What differs between services in the standard sections, objectives and alarms.</summary>
public sealed class StandardModelOptions
{
    /// <summary>The team that owns the alarms.</summary>
    /// <value>Default: <see langword="null"/>; commands and the local page use <c>Observability:Team</c> then.</value>
    public string? Team { get; set; }

    /// <summary>Whether the service answers HTTP requests.</summary>
    /// <value>Default: <see langword="true"/>. Set it to <see langword="false"/> for a worker.</value>
    public bool IsWeb { get; set; } = true;

    /// <summary>Share of requests that must not fail in the service within 30 days.</summary>
    /// <value>0.5 to below 1. Default: 0.999.</value>
    public double AvailabilityObjective { get; set; } = 0.999;

    /// <summary>Share of requests that must be answered within <see cref="LatencyThreshold"/> within 30 days.</summary>
    /// <value>0.5 to below 1. Default: 0.99.</value>
    public double LatencyObjective { get; set; } = 0.99;

    /// <summary>The longest duration of a request that is good.</summary>
    /// <value>Default: 300 ms.</value>
    public TimeSpan LatencyThreshold { get; set; } = TimeSpan.FromMilliseconds(300);
}
