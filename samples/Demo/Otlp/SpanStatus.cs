namespace Demo.Otlp;

/// <summary>Numbers as in <c>opentelemetry.proto.trace.v1.Status.StatusCode</c>.</summary>
internal enum SpanStatus
{
    Unset = 0,
    Ok = 1,
    Error = 2,
}
