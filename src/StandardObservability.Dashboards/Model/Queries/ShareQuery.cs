namespace StandardObservability.Dashboards;

/// <summary>The share of a histogram's values on one side of a threshold, from 0 to 1.</summary>
public abstract record ShareQuery : SignalQuery
{
    private protected ShareQuery(Signal signal, double threshold)
        : base(signal, "1")
    {
        Require(signal.Kind == InstrumentKind.Histogram, signal, "a histogram");
        Threshold = threshold;
    }

    /// <summary>The threshold, in the unit of the signal.</summary>
    public double Threshold { get; }
}
