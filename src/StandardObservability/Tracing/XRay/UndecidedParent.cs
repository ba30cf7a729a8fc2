using System.Diagnostics;

namespace StandardObservability.Tracing.XRay;

/// <summary>The span that a header names without a decision, parked so that the sampler knows that its flags mean nothing.</summary>
/// <remarks>
/// A <c>traceparent</c> has no third value beside sampled and not sampled, and .NET hands a sampler nothing else. Only an activity whose
/// remote parent is this very span is meant, so the note may flow on with the request.
/// </remarks>
internal sealed class UndecidedParent
{
    private static readonly AsyncLocal<UndecidedParent?> Parked = new();

    private readonly ActivityTraceId _traceId;
    private readonly ActivitySpanId _spanId;

    private UndecidedParent(in ActivityContext parent) => (_traceId, _spanId) = (parent.TraceId, parent.SpanId);

    public static void Store(in ActivityContext parent) => Parked.Value = new UndecidedParent(in parent);

    public static void Forget() => Parked.Value = null;

    public static bool Is(in ActivityContext parent)
        => parent.IsRemote && parent.TraceFlags == ActivityTraceFlags.None && Parked.Value is { } parked
            && parked._spanId == parent.SpanId && parked._traceId == parent.TraceId;
}
