namespace StandardObservability.Tracing.Propagation;

/// <summary>The header format of a trace id and a parent id.</summary>
internal enum ContextFormat
{
    /// <summary><c>traceparent</c> and <c>tracestate</c>.</summary>
    TraceContext,

    /// <summary><c>X-Amzn-Trace-Id</c>.</summary>
    XRay,
}
