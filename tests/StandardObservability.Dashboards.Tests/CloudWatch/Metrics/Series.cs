namespace StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

/// <summary>A time series: values by the second at which their period begins. A second without a value is a missing point.</summary>
internal sealed record Series(string Label, int Period, SortedDictionary<long, double> Points)
{
    /// <summary>The metric behind the series, as long as there is exactly one.</summary>
    public MetricId? Metric { get; init; }

    /// <summary>The statistic of that metric.</summary>
    public string? Statistic { get; init; }

    /// <summary>The series with each value replaced; null makes a point missing.</summary>
    public Series Map(Func<long, double, double?> change)
    {
        var points = new SortedDictionary<long, double>();
        foreach (var (second, value) in Points)
        {
            if (change(second, value) is { } changed && double.IsFinite(changed)) points[second] = changed;
        }

        return this with { Points = points };
    }

    public double? At(long second) => Points.TryGetValue(second, out var value) ? value : null;
}
