using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>Which attributes of which metric are dimensions: those of the house, and those the service declared.</summary>
internal sealed class DimensionRules(IDictionary<string, string> declared)
{
    /// <summary>Identity takes two of the thirty.</summary>
    private const int MaxDeclared = CloudWatchLimits.DimensionsPerSet - 2;

    public string[] Find(string metric)
        => declared.TryGetValue(metric, out var list)
            ? [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal).Take(MaxDeclared)]
            : [.. MetricDimensions.Default.TryGetValue(metric, out var known) ? known : []];
}
