namespace StandardObservability.Dashboards;

/// <summary>A level of all services, added up.</summary>
public sealed record TotalQuery : FleetQuery
{
    internal TotalQuery(Signal signal)
        : base(signal, signal.Unit) => Require(signal.IsLevel, signal, "a gauge or an up-down counter");
}
