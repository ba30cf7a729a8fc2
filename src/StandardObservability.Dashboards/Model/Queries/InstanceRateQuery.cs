namespace StandardObservability.Dashboards;

/// <summary>The increase of a counter a second in one instance, the mean of all: what a process spends, however many there are.</summary>
public sealed record InstanceRateQuery : SignalQuery
{
    internal InstanceRateQuery(Signal signal)
        : base(signal, RateQuery.UnitOf(signal)) => Require(signal.Kind == InstrumentKind.Counter, signal, "a counter");
}
