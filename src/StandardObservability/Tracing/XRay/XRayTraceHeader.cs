using System.Buffers;
using System.Diagnostics;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.Tracing.XRay;

/// <summary>The header <c>X-Amzn-Trace-Id</c>: <c>Root=1-8hex-24hex;Parent=16hex;Sampled=1</c>, in any order, with other parts between.</summary>
/// <remarks>
/// Source: AWS X-Ray Developer Guide, "Tracing header". Each character is looked at a fixed number of times. A trace and a span that are
/// named without <c>0</c> or <c>1</c> for <c>Sampled</c> leave the decision open. A trace without a span has a decision of nobody who
/// recorded anything, so it is not looked at.
/// </remarks>
internal static class XRayTraceHeader
{
    public const string Name = "X-Amzn-Trace-Id";

    /// <summary>The system attribute of an SQS message that holds the same.</summary>
    public const string SystemAttribute = "AWSTraceHeader";

    /// <summary>Longest header that is looked at; a load balancer replaces longer ones.</summary>
    public const int MaxLength = 8 * 1024;

    private const int TraceParentLength = 55;
    private const int RootLength = 35;
    private const int SpanIdLength = 16;
    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    /// <summary>What a header names; nothing, when it is no such header or more than one.</summary>
    public static IncomingContext Read(ReadOnlySpan<char> header)
    {
        if (header.IsEmpty || header.Length > MaxLength)
        {
            return default;
        }

        var parts = default(XRayHeaderParts);
        return !parts.TryTakeAll(header) || !IsRoot(parts.Root) ? default
            : parts.Parent.IsEmpty ? new IncomingContext(null, Root: string.Concat(parts.Root[2..10], parts.Root[11..]))
            : !IsSpanId(parts.Parent) ? default
            : new IncomingContext(TraceParent(parts), IsUndecided: parts.Sampled is not ("0" or "1"));
    }

    public static string Format(Activity activity) => Format(activity.TraceId, activity.SpanId, activity.Recorded);

    public static string Format(ActivityTraceId traceId, ActivitySpanId spanId, bool isSampled) => string.Create(
        74,
        (Trace: traceId.ToHexString(), Span: spanId.ToHexString(), isSampled),
        static (header, ids) =>
        {
            "Root=1-".CopyTo(header);
            ids.Trace.AsSpan(0, 8).CopyTo(header[7..]);
            header[15] = '-';
            ids.Trace.AsSpan(8).CopyTo(header[16..]);
            ";Parent=".CopyTo(header[40..]);
            ids.Span.CopyTo(header[48..]);
            ";Sampled=".CopyTo(header[64..]);
            header[73] = ids.isSampled ? '1' : '0';
        });

    private static string TraceParent(XRayHeaderParts parts) => string.Create(TraceParentLength, parts, static (text, parts) =>
    {
        "00-".CopyTo(text);
        parts.Root.Slice(2, 8).CopyTo(text[3..]);
        parts.Root.Slice(11, 24).CopyTo(text[11..]);
        text[35] = '-';
        parts.Parent.CopyTo(text[36..]);
        (parts.Sampled is "1" ? "-01" : "-00").CopyTo(text[52..]);
    });

    private static bool IsRoot(ReadOnlySpan<char> root)
    {
        if (root.Length != RootLength || root[0] != '1' || root[1] != '-' || root[10] != '-')
        {
            return false;
        }

        var time = root.Slice(2, 8);
        var rest = root.Slice(11, 24);
        return IsHex(time) && IsHex(rest) && (time is not "00000000" || rest.ContainsAnyExcept('0'));
    }

    private static bool IsSpanId(ReadOnlySpan<char> id) => id.Length == SpanIdLength && IsHex(id) && id is not "0000000000000000";

    private static bool IsHex(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(LowerHex);
}
