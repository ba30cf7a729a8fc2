namespace StandardObservability.Dashboards;

/// <summary>The share of a histogram's values that are above a threshold.</summary>
public sealed record ShareAboveQuery : ShareQuery
{
    internal ShareAboveQuery(Signal signal, double threshold)
        : base(signal, threshold)
    {
    }
}
