namespace StandardObservability;

/// <summary>What becomes of the trace context that a request brings.</summary>
public enum InboundContext
{
    /// <summary>The trace goes on, its decision to sample is followed, and its baggage is taken over.</summary>
    Accept,

    /// <summary>A new trace begins, decided here. The span that called is linked; its baggage is dropped.</summary>
    Link,

    /// <summary>A new trace begins, decided here. Nothing of the context is kept.</summary>
    Ignore,
}
