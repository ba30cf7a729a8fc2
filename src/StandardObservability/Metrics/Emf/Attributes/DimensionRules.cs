using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Metrics.Emf.Attributes;

/// <summary>Finds the attributes that are dimensions of a metric: the configured ones, otherwise the defaults of the conventions.</summary>
/// <param name="configured">Comma-separated attribute names by metric name.</param>
internal sealed class DimensionRules(IDictionary<string, string> configured)
{
    /// <summary>Service and environment use two dimensions of each set.</summary>
    private const int MaxConfigured = CloudWatchLimits.DimensionsPerSet - 2;

    public string[] Find(string metric)
        => configured.TryGetValue(metric, out var list)
            ? Limit([.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.Ordinal)])
            : [.. MetricDimensions.Default.TryGetValue(metric, out var defaults) ? defaults : []];

    private static string[] Limit(string[] names) => names[..Math.Min(names.Length, MaxConfigured)];
}
