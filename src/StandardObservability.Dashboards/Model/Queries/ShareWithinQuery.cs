namespace StandardObservability.Dashboards;

/// <summary>The share of a histogram's values that are at most a threshold.</summary>
public sealed record ShareWithinQuery : ShareQuery
{
    internal ShareWithinQuery(Signal signal, double threshold)
        : base(signal, threshold)
    {
    }
}
