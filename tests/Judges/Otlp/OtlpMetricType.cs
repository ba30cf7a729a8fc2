namespace Judges.Otlp;

/// <summary>What kind of points a metric has.</summary>
public enum OtlpMetricType
{
    Gauge,
    Sum,
    Histogram,
    ExponentialHistogram,
    Summary,
}
