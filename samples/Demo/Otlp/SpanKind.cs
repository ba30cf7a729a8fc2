namespace Demo.Otlp;

/// <summary>Numbers as in <c>opentelemetry.proto.trace.v1.Span.SpanKind</c>.</summary>
internal enum SpanKind
{
    Unspecified = 0,
    Internal = 1,
    Server = 2,
    Client = 3,
    Producer = 4,
    Consumer = 5,
}
