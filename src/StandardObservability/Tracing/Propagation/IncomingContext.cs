using System.Diagnostics;
using StandardObservability.Tracing.XRay;

namespace StandardObservability.Tracing.Propagation;

/// <summary>What a request or message says about the trace it belongs to, as it was written. Each reader makes of it what it needs.</summary>
internal readonly struct IncomingContext
{
    private readonly string? _traceParent;
    private readonly XRayParent _xray;

    /// <summary>By W3C's headers.</summary>
    public IncomingContext(string traceParent, string? traceState)
    {
        _traceParent = traceParent;
        TraceState = traceState;
    }

    /// <summary>By an X-Ray header that names a trace.</summary>
    public IncomingContext(in XRayParent xray) => _xray = xray;

    public string? TraceState { get; }

    /// <summary>Whether the span that called is named.</summary>
    public bool NamesSpan => _traceParent is not null || _xray.NamesSpan;

    /// <summary>Whether a trace is named and no span of it.</summary>
    public bool NamesTraceAlone => _xray.NamesTraceAlone;

    /// <summary>Whether a span is named and nothing said about sampling; the flags mean nothing then.</summary>
    public bool IsUndecided => _xray is { NamesSpan: true, IsUndecided: true };

    /// <summary>The trace and the span that called, as a <c>traceparent</c>; <see langword="null"/> when no span is named.</summary>
    public string? ToTraceParent() => _traceParent ?? (_xray.NamesSpan ? _xray.ToTraceParent() : null);

    /// <summary>The span that called; <see langword="default"/> when none is named that can be a parent.</summary>
    public ActivityContext ToParent()
        => _xray.NamesSpan ? _xray.ToContext()
        : ActivityContext.TryParse(_traceParent, TraceState, isRemote: true, out var parent) ? parent
        : default;

    /// <summary>The trace id where no span is named; <see langword="null"/> elsewhere.</summary>
    public string? ToTraceIdAlone() => NamesTraceAlone ? _xray.ToTraceId() : null;

    /// <summary>Leaves what a <c>traceparent</c> cannot say where the activity's id and its sampler find it.</summary>
    public void Store()
    {
        if (ToTraceIdAlone() is { } root)
        {
            PendingRoot.Store(root);
        }
        else if (IsUndecided)
        {
            UndecidedParent.Store(ToParent());
        }
    }
}
