namespace StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

/// <summary>Makes time series of samples.</summary>
internal sealed class SeriesReader(MetricStore store, TimeRange range)
{
    public TimeRange Range => range;

    public IEnumerable<MetricId> Metrics => store.Metrics;

    /// <summary>One metric.</summary>
    public Series Read(MetricId metric, Statistic statistic, int period, string? label = null) =>
        Read([metric], statistic, period, label ?? metric.Name) with { Metric = metric };

    /// <summary>The samples of several metrics taken together, as one series.</summary>
    public Series Read(IReadOnlyCollection<MetricId> metrics, Statistic statistic, int period, string label)
    {
        if (period <= 0 || period % 60 != 0) throw new CloudWatchException($"the period {period} is not a multiple of 60 seconds");
        var points = new SortedDictionary<long, double>();
        foreach (var start in range.Starts(period))
        {
            var end = Math.Min(start + period, range.To);
            if (statistic.Over(store.Between(metrics, start, end)) is { } value) points[start] = value;
        }

        return new Series(label, period, points) { Statistic = statistic.Name };
    }
}
