using OpenTelemetry.Metrics;
using StandardObservability.SdkInternals;

namespace StandardObservability.Metrics.Emf.Values;

/// <summary>Creates the kind of series value that fits the type of a metric.</summary>
internal static class SeriesValueFactory
{
    public static SeriesValue Create(Metric metric) => metric.MetricType switch
    {
        MetricType.LongGauge or MetricType.DoubleGauge => new GaugeValue(),
        MetricType.Histogram or MetricType.ExponentialHistogram => new HistogramValue(),
        _ when RuntimeLevelCounters.Contains(metric.Name) => new SumValue(isCumulative: true),
        _ => new SumValue(isCumulative: false),
    };
}
