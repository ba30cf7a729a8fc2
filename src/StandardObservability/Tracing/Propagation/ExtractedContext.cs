using System.Diagnostics;
using StandardObservability.Tracing.XRay;

namespace StandardObservability.Tracing.Propagation;

/// <summary>What a request or message says about the trace it belongs to, as it was written. Each reader makes of it what it needs.</summary>
internal readonly struct ExtractedContext
{
    /// <summary>What an X-Ray header names; nothing, when the context is W3C's.</summary>
    public readonly ParsedXRayHeader XRay;

    private readonly string? _traceParent;

    /// <summary>By W3C's headers.</summary>
    public ExtractedContext(string traceParent, string? traceState)
    {
        _traceParent = traceParent;
        TraceState = traceState;
    }

    /// <summary>By an X-Ray header that names a trace.</summary>
    public ExtractedContext(in ParsedXRayHeader xray) => XRay = xray;

    public string? TraceState { get; }

    /// <summary>Whether the span that called is named.</summary>
    public bool HasParent => _traceParent is not null || XRay.HasParent;

    /// <summary>Whether a trace is named and no span of it.</summary>
    public bool HasOnlyTraceId => XRay.HasOnlyTraceId;

    /// <summary>Whether a span is named and nothing said about sampling; the flags mean nothing then.</summary>
    public bool IsSamplingDeferred => XRay is { HasParent: true, IsSamplingDeferred: true };

    /// <summary>Whether the context says more than a <c>traceparent</c> can.</summary>
    public bool ExceedsTraceParent => XRay.HasOnlyTraceId || IsSamplingDeferred;

    /// <summary>The trace and the span that called, as a <c>traceparent</c>; <see langword="null"/> when no span is named.</summary>
    public string? ToTraceParent() => _traceParent ?? (XRay.HasParent ? XRay.ToTraceParent() : null);

    /// <summary>The span that called; <see langword="default"/> when none is named that can be a parent.</summary>
    public ActivityContext ToParent()
        => XRay.HasParent ? XRay.ToParent()
        : ActivityContext.TryParse(_traceParent, TraceState, isRemote: true, out var parent) ? parent
        : default;

    /// <summary>The trace id where no span is named; <see langword="default"/> elsewhere.</summary>
    public ActivityTraceId ToTraceId() => HasOnlyTraceId ? XRay.ToTraceId() : default;
}
