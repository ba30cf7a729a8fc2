namespace StandardObservability.Dashboards;

/// <summary>A quantile of a histogram, in the unit of the signal.</summary>
public sealed record QuantileQuery : SignalQuery
{
    internal QuantileQuery(Signal signal, double quantile)
        : base(signal, signal.Unit)
    {
        Require(signal.Kind == InstrumentKind.Histogram, signal, "a histogram");
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(quantile, 0);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(quantile, 1);
        Rank = quantile;
    }

    /// <summary>Above 0 and below 1.</summary>
    public double Rank { get; }
}
