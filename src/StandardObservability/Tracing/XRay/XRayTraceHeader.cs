using System.Diagnostics;
using StandardObservability.Text;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.Tracing.XRay;

/// <summary>The header <c>X-Amzn-Trace-Id</c>: <c>Root=1-8hex-24hex;Parent=16hex;Sampled=1</c>, in any order, with other fields between.</summary>
/// <remarks>
/// Source: AWS X-Ray Developer Guide, "Tracing header". Parsing takes linear time. A header without <c>0</c> or <c>1</c> for
/// <c>Sampled</c> has no sampling decision.
/// </remarks>
internal static class XRayTraceHeader
{
    /// <summary>The system attribute of an SQS message that has the same value.</summary>
    public const string SystemAttribute = "AWSTraceHeader";

    /// <summary>Longest header that is parsed; a load balancer replaces longer ones.</summary>
    public const int MaxLength = 8 * 1024;

    /// <summary>The context of a header; empty when the header is invalid or several were joined.</summary>
    public static ExtractedContext Parse(string? header)
        => header is { Length: > 0 and <= MaxLength } && (TryParseUsual(header, out var parent) || TryParseAny(header, out parent))
            ? new ExtractedContext(in parent)
            : default;

    /// <summary>Parses the form in which AWS writes all three fields, without a search.</summary>
    public static bool TryParseUsual(string header, out ParsedXRayHeader parent)
    {
        const ushort Root = 5;
        const ushort Parent = 48;
        const int Sampled = 73;
        var text = header.AsSpan();
        if (text.Length == Sampled + 1
            && text.StartsWith("Root=", StringComparison.Ordinal)
            && text[..Parent].EndsWith(";Parent=", StringComparison.Ordinal)
            && text[..Sampled].EndsWith(";Sampled=", StringComparison.Ordinal)
            && text[Sampled] is ('0' or '1' or '?')
            && XRayIdText.IsValid(text.Slice(Root, XRayIdText.Length))
            && IsSpanId(text.Slice(Parent, ParsedXRayHeader.SpanIdLength)))
        {
            parent = new ParsedXRayHeader(header, Root, Parent, text[Sampled]);
            return true;
        }

        parent = default;
        return false;
    }

    public static string Format(Activity activity) => Format(activity.TraceId, activity.SpanId, activity.Recorded);

    public static string Format(ActivityTraceId traceId, ActivitySpanId spanId, bool isSampled) => string.Create(
        74,
        (Trace: traceId.ToHexString(), Span: spanId.ToHexString(), isSampled),
        static (header, ids) =>
        {
            "Root=".CopyTo(header);
            XRayIdText.Write(ids.Trace, header[5..]);
            ";Parent=".CopyTo(header[40..]);
            ids.Span.CopyTo(header[48..]);
            ";Sampled=".CopyTo(header[64..]);
            header[73] = ids.isSampled ? '1' : '0';
        });

    /// <summary>The header of a response: the trace and its sampling decision.</summary>
    public static string FormatDecision(Activity activity)
        => $"Root={XRayIdText.Create(activity.TraceId.ToHexString())};Sampled={(activity.Recorded ? '1' : '0')}";

    private static bool TryParseAny(string header, out ParsedXRayHeader parent)
    {
        var parts = default(XRayHeaderFields);
        if (parts.TryParse(header) && XRayIdText.IsValid(parts.Root) && (parts.Parent.IsEmpty || IsSpanId(parts.Parent)))
        {
            var sampled = parts.Sampled is [var one] ? one : default;
            parent = new ParsedXRayHeader(header, PositionOf(header, parts.Root), PositionOf(header, parts.Parent), sampled);
            return true;
        }

        parent = default;
        return false;
    }

    private static ushort PositionOf(string header, ReadOnlySpan<char> part) => header.AsSpan().Overlaps(part, out var at) ? (ushort)at : (ushort)0;

    private static bool IsSpanId(ReadOnlySpan<char> id) => id.Length == ParsedXRayHeader.SpanIdLength && XRayIdText.IsHex(id) && id is not "0000000000000000";
}
