namespace StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

/// <summary>All samples, by metric.</summary>
internal sealed class MetricStore
{
    private readonly Dictionary<MetricId, List<Sample>> _samples = [];

    /// <summary>Every metric that ever had a sample, in a fixed order.</summary>
    public IEnumerable<MetricId> Metrics => _samples.Keys.OrderBy(metric => metric.Key, StringComparer.Ordinal);

    public void Add(MetricId metric, Sample sample)
    {
        if (!_samples.TryGetValue(metric, out var samples)) _samples[metric] = samples = [];
        samples.Add(sample);
    }

    /// <summary>The samples from a second (included) to another (excluded).</summary>
    public IReadOnlyList<Sample> Between(IEnumerable<MetricId> metrics, long from, long to) =>
        [.. metrics.SelectMany(metric => _samples.GetValueOrDefault(metric, [])).Where(sample => sample.Second >= from && sample.Second < to)];
}
