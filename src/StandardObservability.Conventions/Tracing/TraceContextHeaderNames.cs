namespace StandardObservability.Conventions.Tracing;

/// <summary>Headers of a request or message that carry trace context and baggage.</summary>
/// <remarks>Source: W3C Trace Context; W3C Baggage; AWS X-Ray Developer Guide, "Tracing header".</remarks>
internal static class TraceContextHeaderNames
{
    /// <summary>Trace id, parent id and flags, as W3C writes them.</summary>
    public const string TraceParent = "traceparent";

    /// <summary>What tracing systems add to a <c>traceparent</c>.</summary>
    public const string TraceState = "tracestate";

    /// <summary>Key-value pairs that travel with a trace.</summary>
    public const string Baggage = "baggage";

    /// <summary>Trace id, parent id and sampling decision, as X-Ray writes them.</summary>
    public const string XRay = "X-Amzn-Trace-Id";
}
