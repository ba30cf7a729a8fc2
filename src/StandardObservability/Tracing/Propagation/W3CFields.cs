namespace StandardObservability.Tracing.Propagation;

/// <summary>Names of the fields that W3C's trace context and baggage travel in.</summary>
/// <remarks>Source: W3C Trace Context and W3C Baggage.</remarks>
internal static class W3CFields
{
    public const string TraceParent = "traceparent";
    public const string TraceState = "tracestate";
    public const string Baggage = "baggage";
}
