using OpenTelemetry.Metrics;
using StandardObservability.Metrics.Emf.Values;
using StandardObservability.SdkInternals;

namespace StandardObservability.Metrics.Emf.Instruments;

/// <summary>Reads the data points of one OpenTelemetry metric and adds them to the series of its instrument.</summary>
internal abstract class InstrumentAggregator(Metric metric, InstrumentSeries series)
{
    /// <summary>Whether the meter of the instrument was disposed. OpenTelemetry has passed its last data points on, or does so now.</summary>
    public bool IsGone => DisposedInstrument.Is(Metric);

    protected Metric Metric { get; } = metric;

    protected InstrumentSeries Series { get; } = series;

    /// <summary>What the series of a metric measure, or <see langword="null"/> for a type that cannot be exported.</summary>
    public static SeriesKind? FindKind(Metric metric) => metric.MetricType switch
    {
        MetricType.LongSum or MetricType.DoubleSum => RuntimeLevelCounters.Contains(metric.Name) ? SeriesKind.Level : SeriesKind.Count,
        MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic => SeriesKind.Level,
        MetricType.LongGauge or MetricType.DoubleGauge => SeriesKind.Gauge,
        MetricType.Histogram or MetricType.ExponentialHistogram => SeriesKind.Histogram,
        _ => null,
    };

    /// <summary>Reads the data points that OpenTelemetry has collected for this export.</summary>
    /// <returns>How many measurements were lost because they cannot be stored.</returns>
    public abstract long Read();

    /// <summary>Gives up the places of the series, when the instrument is gone.</summary>
    public void Release() => Series.Release();
}
