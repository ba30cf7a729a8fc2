namespace StandardObservability.Conventions.Policy;

/// <summary>Limits of series and sizes. <see langword="null"/> means that the policy sets none, and the library's own limit is used.</summary>
internal sealed class PolicyLimits
{
    /// <summary>Combinations of attribute values that one metric may have, <c>metric.series</c>.</summary>
    public int? MetricSeries { get; set; }

    /// <summary>Series that all metrics of one instance may have, <c>service.series</c>.</summary>
    public int? ServiceSeries { get; set; }

    /// <summary>Characters that the value of an attribute may have, <c>attribute.length</c>.</summary>
    public int? AttributeLength { get; set; }

    /// <summary>Attributes that one span may have, <c>span.attributes</c>.</summary>
    public int? SpanAttributes { get; set; }

    /// <summary>Bytes that one log line may have, <c>log.bytes</c>.</summary>
    public int? LogBytes { get; set; }
}
