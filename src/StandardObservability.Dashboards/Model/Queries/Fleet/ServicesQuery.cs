namespace StandardObservability.Dashboards;

/// <summary>The number of services that report a signal.</summary>
public sealed record ServicesQuery : FleetQuery
{
    internal ServicesQuery(Signal signal)
        : base(signal, "{service}")
    {
    }

    /// <summary>Only services with a greater value are counted.</summary>
    /// <value>Default: <see langword="null"/>, for no limit.</value>
    public double? Above { get; init; }

    /// <summary>Only services with a smaller value are counted.</summary>
    /// <value>Default: <see langword="null"/>, for no limit.</value>
    public double? Below { get; init; }
}
