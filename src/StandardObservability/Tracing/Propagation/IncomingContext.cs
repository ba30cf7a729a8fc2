using System.Diagnostics;
using StandardObservability.Tracing.XRay;

namespace StandardObservability.Tracing.Propagation;

/// <summary>What a request or message says about the trace it belongs to, as it was written. Each reader makes of it what it needs.</summary>
internal readonly struct IncomingContext
{
    /// <summary>What an X-Ray header names; nothing, when the context is W3C's.</summary>
    public readonly XRayParent XRay;

    private readonly string? _traceParent;

    /// <summary>By W3C's headers.</summary>
    public IncomingContext(string traceParent, string? traceState)
    {
        _traceParent = traceParent;
        TraceState = traceState;
    }

    /// <summary>By an X-Ray header that names a trace.</summary>
    public IncomingContext(in XRayParent xray) => XRay = xray;

    public string? TraceState { get; }

    /// <summary>Whether the span that called is named.</summary>
    public bool NamesSpan => _traceParent is not null || XRay.NamesSpan;

    /// <summary>Whether a trace is named and no span of it.</summary>
    public bool NamesTraceAlone => XRay.NamesTraceAlone;

    /// <summary>Whether a span is named and nothing said about sampling; the flags mean nothing then.</summary>
    public bool IsUndecided => XRay is { NamesSpan: true, IsUndecided: true };

    /// <summary>Whether the context says more than a <c>traceparent</c> can.</summary>
    public bool NeedsRecord => XRay.NamesTraceAlone || IsUndecided;

    /// <summary>The trace and the span that called, as a <c>traceparent</c>; <see langword="null"/> when no span is named.</summary>
    public string? ToTraceParent() => _traceParent ?? (XRay.NamesSpan ? XRay.ToTraceParent() : null);

    /// <summary>The span that called; <see langword="default"/> when none is named that can be a parent.</summary>
    public ActivityContext ToParent()
        => XRay.NamesSpan ? XRay.ToContext()
        : ActivityContext.TryParse(_traceParent, TraceState, isRemote: true, out var parent) ? parent
        : default;

    /// <summary>The trace id where no span is named; <see langword="default"/> elsewhere.</summary>
    public ActivityTraceId ToTraceIdAlone() => NamesTraceAlone ? XRay.ToTraceId() : default;
}
