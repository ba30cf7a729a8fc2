using System.Diagnostics;

namespace StandardObservability.Tracing.XRay;

/// <summary>What an X-Ray header names: a trace and, as a rule, a span of it. The ids stay in the header until somebody asks in which form they shall be.</summary>
/// <param name="header">The header.</param>
/// <param name="root">Where the root's value stands in it.</param>
/// <param name="parent">Where the parent's value stands in it; 0 when there is none, since its key stands before it.</param>
/// <param name="sampled">What it says about sampling, by its one character.</param>
internal readonly struct XRayParent(string header, ushort root, ushort parent, char sampled)
{
    public const int RootLength = 35;
    public const int SpanIdLength = 16;

    private const int TimeLength = 8;
    private const int TraceIdLength = 32;
    private const int TraceParentLength = 55;

    /// <summary>Whether a span is named.</summary>
    public bool NamesSpan => parent > 0;

    /// <summary>Whether a trace is named and no span of it.</summary>
    public bool NamesTraceAlone => header is not null && parent == 0;

    /// <summary>Whether nothing is said about sampling.</summary>
    public bool IsUndecided => sampled is not ('0' or '1');

    private ReadOnlySpan<char> Time => header.AsSpan(root + 2, TimeLength);

    private ReadOnlySpan<char> Rest => header.AsSpan(root + 3 + TimeLength, TraceIdLength - TimeLength);

    private ReadOnlySpan<char> SpanId => header.AsSpan(parent, SpanIdLength);

    /// <summary>Whether this is the span that the header names.</summary>
    public bool IsSpan(in ActivityContext span)
    {
        var trace = span.TraceId.ToHexString().AsSpan();
        return SpanId.SequenceEqual(span.SpanId.ToHexString()) && Time.SequenceEqual(trace[..TimeLength]) && Rest.SequenceEqual(trace[TimeLength..]);
    }

    public ActivityTraceId ToTraceId()
    {
        Span<char> text = stackalloc char[TraceIdLength];
        CopyTraceId(text);
        return ActivityTraceId.CreateFromString(text);
    }

    public string ToTraceParent() => string.Create(TraceParentLength, this, static (text, parent) =>
    {
        "00-".CopyTo(text);
        parent.Time.CopyTo(text[3..]);
        parent.Rest.CopyTo(text[11..]);
        text[35] = '-';
        parent.SpanId.CopyTo(text[36..]);
        (parent.IsSampled ? "-01" : "-00").CopyTo(text[52..]);
    });

    public ActivityContext ToContext()
    {
        Span<char> text = stackalloc char[TraceIdLength];
        CopyTraceId(text);
        Span<byte> ids = stackalloc byte[(TraceIdLength + SpanIdLength) / 2];
        Convert.FromHexString(text, ids, out _, out _);
        Convert.FromHexString(SpanId, ids[(TraceIdLength / 2)..], out _, out _);
        return new ActivityContext(
            ActivityTraceId.CreateFromBytes(ids[..(TraceIdLength / 2)]),
            ActivitySpanId.CreateFromBytes(ids[(TraceIdLength / 2)..]),
            IsSampled ? ActivityTraceFlags.Recorded : ActivityTraceFlags.None,
            isRemote: true);
    }

    private bool IsSampled => sampled == '1';

    private void CopyTraceId(Span<char> text)
    {
        Time.CopyTo(text);
        Rest.CopyTo(text[TimeLength..]);
    }
}
