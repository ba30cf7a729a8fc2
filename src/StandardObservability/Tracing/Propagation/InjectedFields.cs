namespace StandardObservability.Tracing.Propagation;

/// <summary>The context fields that are injected into an outgoing request or message.</summary>
[Flags]
internal enum InjectedFields
{
    None = 0,
    TraceContext = 1,
    Baggage = 2,
    XRay = 4,
    W3C = TraceContext | Baggage,
    All = W3C | XRay,
}
