using StandardObservability.Metrics.Emf.Values;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>One time series: a metric name with one set of dimension values. CloudWatch bills it as one metric.</summary>
internal sealed class MetricSeries(MetricText text, SeriesValue value)
{
    public string Name { get; } = text.Name;

    /// <summary>The metric definition as JSON, see <see cref="MetricText.Definition"/>.</summary>
    public byte[] Definition { get; } = text.Definition;

    /// <summary>The member name as JSON, see <see cref="MetricText.Key"/>.</summary>
    public byte[] Key { get; } = text.Key;

    public SeriesValue Value { get; } = value;
}
