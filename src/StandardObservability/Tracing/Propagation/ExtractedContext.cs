using System.Diagnostics;
using StandardObservability.Tracing.XRay;

namespace StandardObservability.Tracing.Propagation;

/// <summary>The trace context of a request or message, as it was extracted: either W3C's headers or an X-Ray header.</summary>
internal readonly struct ExtractedContext
{
    /// <summary>The X-Ray header; empty when the context is W3C's.</summary>
    public readonly ParsedXRayHeader XRay;

    private readonly string? _traceParent;

    /// <summary>A context from W3C's headers.</summary>
    public ExtractedContext(string traceParent, string? traceState)
    {
        _traceParent = traceParent;
        TraceState = traceState;
    }

    /// <summary>A context from an X-Ray header with a trace id.</summary>
    public ExtractedContext(in ParsedXRayHeader xray) => XRay = xray;

    public string? TraceState { get; }

    /// <summary>Whether there is a parent id.</summary>
    public bool HasParent => _traceParent is not null || XRay.HasParent;

    /// <summary>Whether there is a trace id and no parent id.</summary>
    public bool HasOnlyTraceId => XRay.HasOnlyTraceId;

    /// <summary>Whether there is a parent id and no sampling decision, so the flags mean nothing.</summary>
    public bool IsSamplingDeferred => XRay is { HasParent: true, IsSamplingDeferred: true };

    /// <summary>Whether the context contains something that a <c>traceparent</c> cannot express.</summary>
    public bool ExceedsTraceParent => XRay.HasOnlyTraceId || IsSamplingDeferred;

    /// <summary>Trace id and parent id as a <c>traceparent</c>; <see langword="null"/> without a parent id.</summary>
    public string? ToTraceParent() => _traceParent ?? (XRay.HasParent ? XRay.ToTraceParent() : null);

    /// <summary>The parent; <see langword="default"/> without a valid parent id.</summary>
    public ActivityContext ToParent()
        => XRay.HasParent ? XRay.ToParent()
        : ActivityContext.TryParse(_traceParent, TraceState, isRemote: true, out var parent) ? parent
        : default;

    /// <summary>The trace id of a context without a parent id; <see langword="default"/> for any other.</summary>
    public ActivityTraceId ToTraceId() => HasOnlyTraceId ? XRay.ToTraceId() : default;
}
