namespace StandardObservability.Dashboards;

/// <summary>A query about all services of an environment: what each service has now, combined. It needs PromQL.</summary>
/// <remarks>Series of one instance add up, and a service has the greatest value of its instances.</remarks>
public abstract record FleetQuery : SignalQuery
{
    private protected FleetQuery(Signal signal, string unit)
        : base(signal, unit) => Require(signal.Kind != InstrumentKind.Histogram, signal, "a counter or a level");
}
