namespace StandardObservability.Dashboards;

/// <summary>Measurements per second: the increase of a counter, or the number of values of a histogram.</summary>
public sealed record RateQuery : SignalQuery
{
    internal RateQuery(Signal signal)
        : base(signal, "1/s") => Require(!signal.IsLevel, signal, "a counter or a histogram");
}
