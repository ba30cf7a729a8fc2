using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Testing.Recording;

/// <summary>Keeps the metric points of the latest collection.</summary>
internal sealed class PointRecorder(AttributeReader attributes) : BaseExporter<Metric>
{
    private volatile IReadOnlyList<CapturedPoint> _points = [];

    public IReadOnlyList<CapturedPoint> Points => _points;

    /// <summary>Whether the host has collected its metrics for the last time.</summary>
    public bool IsShutdown { get; private set; }

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var points = new List<CapturedPoint>();
        foreach (var metric in batch)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                points.Add(Read(metric, in point));
            }
        }

        _points = points;
        return ExportResult.Success;
    }

    protected override bool OnShutdown(int timeoutMilliseconds)
    {
        IsShutdown = true;
        return true;
    }

    private CapturedPoint Read(Metric metric, ref readonly MetricPoint point)
    {
        var copy = attributes.Read(null);
        foreach (var (key, value) in point.Tags)
        {
            attributes.Add(copy, key, value);
        }

        var (instrument, total, count) = ReadValue(metric.MetricType, in point);
        return new CapturedPoint
        {
            Name = metric.Name,
            MeterName = metric.MeterName,
            Unit = metric.Unit,
            Instrument = instrument,
            Value = total,
            Count = count,
            Attributes = copy,
        };
    }

    private static (string Instrument, double Value, long? Count) ReadValue(MetricType type, ref readonly MetricPoint point) => type switch
    {
        MetricType.LongSum => (InstrumentWords.Counter, point.GetSumLong(), null),
        MetricType.DoubleSum => (InstrumentWords.Counter, point.GetSumDouble(), null),
        MetricType.LongSumNonMonotonic => (InstrumentWords.UpDownCounter, point.GetSumLong(), null),
        MetricType.DoubleSumNonMonotonic => (InstrumentWords.UpDownCounter, point.GetSumDouble(), null),
        MetricType.LongGauge => (InstrumentWords.Gauge, point.GetGaugeLastValueLong(), null),
        MetricType.DoubleGauge => (InstrumentWords.Gauge, point.GetGaugeLastValueDouble(), null),
        _ => (InstrumentWords.Histogram, point.GetHistogramSum(), point.GetHistogramCount()),
    };
}
