using System.Diagnostics;
using StandardObservability.Text;

namespace StandardObservability.Tracing.XRay;

/// <summary>A valid X-Ray header with the positions of its fields. The ids are converted only when, and into the form that, a caller needs.</summary>
/// <param name="header">The header.</param>
/// <param name="root">Start of the value of <c>Root</c>.</param>
/// <param name="parent">Start of the value of <c>Parent</c>; 0 without one.</param>
/// <param name="sampled">The value of <c>Sampled</c>, when it is one character.</param>
internal readonly struct ParsedXRayHeader(string header, ushort root, ushort parent, char sampled)
{
    public const int SpanIdLength = 16;

    private const int TraceParentLength = 55;

    /// <summary>Whether there is a parent id.</summary>
    public bool HasParent => parent > 0;

    /// <summary>Whether there is a trace id and no parent id.</summary>
    public bool HasOnlyTraceId => header is not null && parent == 0;

    /// <summary>Whether there is no sampling decision.</summary>
    public bool IsSamplingDeferred => sampled is not ('0' or '1');

    /// <summary>Whether the caller requests the decision in a header of the response.</summary>
    public bool IsDecisionRequested => sampled == '?';

    /// <summary>The sampling decision; meaningless without one.</summary>
    public ActivityTraceFlags Decision => IsSampled ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None;

    private ReadOnlySpan<char> Root => header.AsSpan(root, XRayIdText.Length);

    private ReadOnlySpan<char> SpanId => header.AsSpan(parent, SpanIdLength);

    /// <summary>Whether a span is the header's parent.</summary>
    public bool IsParent(in ActivityContext span)
        => SpanId.SequenceEqual(span.SpanId.ToHexString()) && XRayIdText.IsFormOf(Root, span.TraceId.ToHexString());

    /// <summary>Whether a trace is the header's.</summary>
    public bool IsTrace(ActivityTraceId trace) => XRayIdText.IsFormOf(Root, trace.ToHexString());

    public ActivityTraceId ToTraceId()
    {
        Span<char> text = stackalloc char[XRayIdText.TraceIdLength];
        XRayIdText.CopyTraceId(Root, text);
        return ActivityTraceId.CreateFromString(text);
    }

    public string ToTraceParent() => string.Create(TraceParentLength, this, static (text, parent) =>
    {
        "00-".CopyTo(text);
        XRayIdText.CopyTraceId(parent.Root, text[3..]);
        text[35] = '-';
        parent.SpanId.CopyTo(text[36..]);
        (parent.IsSampled ? "-01" : "-00").CopyTo(text[52..]);
    });

    public ActivityContext ToParent()
    {
        Span<char> text = stackalloc char[XRayIdText.TraceIdLength];
        XRayIdText.CopyTraceId(Root, text);
        Span<byte> ids = stackalloc byte[(XRayIdText.TraceIdLength + SpanIdLength) / 2];
        Convert.FromHexString(text, ids, out _, out _);
        Convert.FromHexString(SpanId, ids[(XRayIdText.TraceIdLength / 2)..], out _, out _);
        return new ActivityContext(
            ActivityTraceId.CreateFromBytes(ids[..(XRayIdText.TraceIdLength / 2)]),
            ActivitySpanId.CreateFromBytes(ids[(XRayIdText.TraceIdLength / 2)..]),
            Decision,
            isRemote: true);
    }

    private bool IsSampled => sampled == '1';
}
