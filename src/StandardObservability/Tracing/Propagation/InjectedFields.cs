namespace StandardObservability.Tracing.Propagation;

/// <summary>What is written into a request or message that leaves.</summary>
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
