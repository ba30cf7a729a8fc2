using System.Diagnostics;
using StandardObservability.Text;

namespace StandardObservability.Tracing.XRay;

/// <summary>What an X-Ray header names: a trace and, as a rule, a span of it. The ids stay in the header until somebody asks in which form they shall be.</summary>
/// <param name="header">The header.</param>
/// <param name="root">Where the root's value stands in it.</param>
/// <param name="parent">Where the parent's value stands in it; 0 when there is none, since its key stands before it.</param>
/// <param name="sampled">What it says about sampling, by its one character.</param>
internal readonly struct ParsedXRayHeader(string header, ushort root, ushort parent, char sampled)
{
    public const int SpanIdLength = 16;

    private const int TraceParentLength = 55;

    /// <summary>Whether a span is named.</summary>
    public bool HasParent => parent > 0;

    /// <summary>Whether a trace is named and no span of it.</summary>
    public bool HasOnlyTraceId => header is not null && parent == 0;

    /// <summary>Whether nothing is said about sampling.</summary>
    public bool IsSamplingDeferred => sampled is not ('0' or '1');

    private ReadOnlySpan<char> Root => header.AsSpan(root, XRayIdText.Length);

    private ReadOnlySpan<char> SpanId => header.AsSpan(parent, SpanIdLength);

    /// <summary>Whether this is the span that the header names.</summary>
    public bool IsParent(in ActivityContext span)
        => SpanId.SequenceEqual(span.SpanId.ToHexString()) && XRayIdText.IsFormOf(Root, span.TraceId.ToHexString());

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
            IsSampled ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None,
            isRemote: true);
    }

    private bool IsSampled => sampled == '1';
}
