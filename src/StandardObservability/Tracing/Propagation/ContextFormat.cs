namespace StandardObservability.Tracing.Propagation;

/// <summary>How a trace id and the id of the span that called are written.</summary>
internal enum ContextFormat
{
    /// <summary><c>traceparent</c> and <c>tracestate</c>.</summary>
    TraceContext,

    /// <summary><c>X-Amzn-Trace-Id</c>.</summary>
    XRay,
}
