namespace StandardObservability.Dashboards;

/// <summary>Measurements per second: the increase of a counter, or the number of values of a histogram. Those of all instances add up.</summary>
public sealed record RateQuery : SignalQuery
{
    internal RateQuery(Signal signal)
        : base(signal, UnitOf(signal)) => Require(!signal.IsLevel, signal, "a counter or a histogram");

    /// <summary>The unit of a rate: seconds per second are a share.</summary>
    internal static string UnitOf(Signal signal) => signal switch
    {
        { Kind: InstrumentKind.Counter, Unit: "s" } => "1",
        { Kind: InstrumentKind.Counter, Unit: "By" } => "By/s",
        _ => "1/s",
    };
}
