namespace Judges.Otlp;

/// <summary>The type of a metric's points.</summary>
public enum OtlpMetricType
{
    Gauge,
    Sum,
    Histogram,
    ExponentialHistogram,
    Summary,
}
