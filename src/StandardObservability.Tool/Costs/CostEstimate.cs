using StandardObservability.Dashboards;

namespace StandardObservability.Tool.Costs;

/// <summary>The series and costs of a version, and of the former one in a pull request.</summary>
/// <param name="Current">The metrics.</param>
/// <param name="Former">The metrics of the former version, or <see langword="null"/>.</param>
/// <param name="Instances">Instances that run at the same time.</param>
/// <param name="Prices">The prices.</param>
/// <param name="Budget">Dollars a month that may not be exceeded, or <see langword="null"/>.</param>
internal sealed record CostEstimate(
    IReadOnlyList<SeriesEstimate> Current,
    IReadOnlyList<SeriesEstimate>? Former,
    int Instances,
    PriceTable Prices,
    decimal? Budget)
{
    /// <summary>Series of all instances.</summary>
    public long Series => Current.Sum(metric => metric.Count(Instances));

    /// <summary>Series of all instances of the former version.</summary>
    public long? FormerSeries => Former?.Sum(metric => metric.Count(Instances));

    /// <summary>Dollars a month.</summary>
    public decimal Cost => Price(Series);

    /// <summary>Whether the costs are above the budget.</summary>
    public bool IsAboveBudget => Cost > Budget;

    /// <summary>The metrics that only the former version has, or whose series differ, with both numbers.</summary>
    public IReadOnlyList<(string Metric, long? Former, long? Current)> Changes => Former == null ? [] :
    [
        .. Current.Select(metric => metric.Metric).Union(Former.Select(metric => metric.Metric), StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(name => (name, Find(Former, name), Find(Current, name)))
            .Where(change => change.Item2 != change.Item3),
    ];

    /// <summary>Dollars a month of series.</summary>
    public decimal Price(long series) => series * Prices.Metric;

    private static long? Find(IReadOnlyList<SeriesEstimate> metrics, string name) => metrics.FirstOrDefault(metric => metric.Metric == name)?.Series;
}
