namespace Judges.Otlp;

/// <summary>One data point as it was sent, with the properties of its metric.</summary>
public sealed record OtlpMetricPoint
{
    public required string MetricName { get; init; }

    public string Unit { get; init; } = "";

    public string Description { get; init; } = "";

    public required OtlpMetricType Type { get; init; }

    public required IReadOnlyDictionary<string, object?> Attributes { get; init; }

    public DateTimeOffset Start { get; init; }

    public DateTimeOffset Time { get; init; }

    /// <summary>The value of a gauge or a sum.</summary>
    public double? Value { get; init; }

    public ulong? Count { get; init; }

    public double? Sum { get; init; }

    public double? Min { get; init; }

    public double? Max { get; init; }

    /// <summary>The upper bounds of a histogram's buckets, except the last.</summary>
    public IReadOnlyList<double> ExplicitBounds { get; init; } = [];

    /// <summary>The counts of a histogram's buckets, one more than its bounds.</summary>
    public IReadOnlyList<ulong> BucketCounts { get; init; } = [];

    /// <summary>The scale of an exponential histogram: its base is 2^(2^-Scale).</summary>
    public int? Scale { get; init; }

    public ulong? ZeroCount { get; init; }

    public OtlpBuckets? Positive { get; init; }

    public OtlpBuckets? Negative { get; init; }

    public bool IsMonotonic { get; init; }

    public OtlpTemporality Temporality { get; init; }

    public required IReadOnlyDictionary<string, object?> Resource { get; init; }

    public required string ScopeName { get; init; }
}
