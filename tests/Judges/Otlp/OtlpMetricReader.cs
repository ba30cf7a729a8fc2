using System.Text.Json;

namespace Judges.Otlp;

/// <summary>Creates points from a metrics export request that the judge decoded.</summary>
internal static class OtlpMetricReader
{
    private static readonly (string Member, OtlpMetricType Type)[] Types =
    [
        ("gauge", OtlpMetricType.Gauge),
        ("sum", OtlpMetricType.Sum),
        ("histogram", OtlpMetricType.Histogram),
        ("exponentialHistogram", OtlpMetricType.ExponentialHistogram),
        ("summary", OtlpMetricType.Summary),
    ];

    public static IReadOnlyList<OtlpMetricPoint> Read(JsonElement request) =>
        [.. OtlpItem.ReadAll(request, "resourceMetrics", "scopeMetrics", "metrics").SelectMany(Points)];

    private static IEnumerable<OtlpMetricPoint> Points(OtlpItem metric) =>
        from known in Types
        where OtlpField.Find(metric.Message, known.Member) is not null
        let data = metric.Message.GetProperty(known.Member)
        from point in OtlpField.List(data, "dataPoints")
        select Point(metric, known.Type, data, point);

    private static OtlpMetricPoint Point(OtlpItem metric, OtlpMetricType type, JsonElement data, JsonElement point) => new()
    {
        MetricName = OtlpField.Text(metric.Message, "name"),
        Unit = OtlpField.Text(metric.Message, "unit"),
        Description = OtlpField.Text(metric.Message, "description"),
        Type = type,
        Attributes = OtlpAttributes.Read(point),
        Start = OtlpField.Time(point, "startTimeUnixNano"),
        Time = OtlpField.Time(point, "timeUnixNano"),
        Value = OtlpField.Double(point, "asDouble") ?? OtlpField.Double(point, "asInt"),
        Count = OtlpField.UInt64(point, "count"),
        Sum = OtlpField.Double(point, "sum"),
        Min = OtlpField.Double(point, "min"),
        Max = OtlpField.Double(point, "max"),
        ExplicitBounds = [.. OtlpField.List(point, "explicitBounds").Select(OtlpField.Double)],
        BucketCounts = [.. OtlpField.List(point, "bucketCounts").Select(OtlpField.UInt64)],
        Scale = type == OtlpMetricType.ExponentialHistogram ? OtlpField.Int32(point, "scale") : null,
        ZeroCount = OtlpField.UInt64(point, "zeroCount"),
        Positive = Buckets(point, "positive"),
        Negative = Buckets(point, "negative"),
        IsMonotonic = OtlpField.Boolean(data, "isMonotonic"),
        Temporality = (OtlpTemporality)OtlpField.Int32(data, "aggregationTemporality"),
        Resource = metric.Resource,
        ScopeName = metric.ScopeName,
    };

    private static OtlpBuckets? Buckets(JsonElement point, string side) =>
        OtlpField.Find(point, side) is { } buckets
            ? new OtlpBuckets(OtlpField.Int32(buckets, "offset"), [.. OtlpField.List(buckets, "bucketCounts").Select(OtlpField.UInt64)])
            : null;
}
