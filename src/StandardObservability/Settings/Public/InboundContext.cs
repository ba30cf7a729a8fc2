namespace StandardObservability;

/// <summary>How the trace context of an incoming request is used.</summary>
public enum InboundContext
{
    /// <summary>The request continues the trace, follows its sampling decision and takes over its baggage.</summary>
    Accept,

    /// <summary>The request starts a new trace with its own sampling decision and a link to the caller's span. The baggage is dropped.</summary>
    Link,

    /// <summary>The request starts a new trace with its own sampling decision. The context and the baggage are dropped.</summary>
    Ignore,
}
