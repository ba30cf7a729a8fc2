namespace StandardObservability.Dashboards;

/// <summary>The value of a gauge or an up-down counter.</summary>
public sealed record LevelQuery : SignalQuery
{
    internal LevelQuery(Signal signal, LevelAggregation aggregation)
        : base(signal, signal.Unit)
    {
        Require(signal.IsLevel, signal, "a gauge or an up-down counter");
        Aggregation = aggregation;
    }

    /// <summary>How the values within a period and of several instances are combined.</summary>
    public LevelAggregation Aggregation { get; }
}
