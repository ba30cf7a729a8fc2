using System.Buffers;
using System.Diagnostics;

namespace StandardObservability.Tracing.XRay;

/// <summary>The header <c>X-Amzn-Trace-Id</c>: <c>Root=1-8hex-24hex;Parent=16hex;Sampled=1</c>, in any order, with other parts between.</summary>
/// <remarks>Source: AWS X-Ray Developer Guide, "Tracing header". Parts we do not know (<c>Self</c>, <c>Lineage</c>, custom ones) are stepped over.</remarks>
internal static class XRayTraceHeader
{
    public const string Name = "X-Amzn-Trace-Id";

    /// <summary>The system attribute of an SQS message that holds the same.</summary>
    public const string SystemAttribute = "AWSTraceHeader";

    /// <summary>Longest header that is looked at; a load balancer replaces longer ones.</summary>
    private const int MaxLength = 8 * 1024;

    private const int RootLength = 35;
    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    /// <summary>The header as a <c>traceparent</c>, or <see langword="null"/> when it does not name a trace, its parent and a decision.</summary>
    /// <param name="header">Value of the header.</param>
    /// <param name="rootOnly">The trace id, when the header names a trace without a parent or without a decision, as a load balancer does.</param>
    public static string? ToTraceParent(string? header, out string? rootOnly)
    {
        rootOnly = null;
        if (header is null || header.Length > MaxLength)
        {
            return null;
        }

        ReadOnlySpan<char> root = default, parent = default, sampled = default, rest = header;
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf(';');
            var part = (end < 0 ? rest : rest[..end]).Trim();
            rest = end < 0 ? default : rest[(end + 1)..];
            if (Value(part, "Root") is { IsEmpty: false } r)
            {
                root = r;
            }
            else if (Value(part, "Parent") is { IsEmpty: false } p)
            {
                parent = p;
            }
            else if (Value(part, "Sampled") is { IsEmpty: false } s)
            {
                sampled = s;
            }
        }

        if (!IsRoot(root))
        {
            return null;
        }

        var trace = string.Concat(root[2..10], root[11..]);
        if (IsId(parent, 16) && (sampled is "0" or "1"))
        {
            return string.Concat("00-", trace, "-", string.Concat(parent, sampled is "1" ? "-01" : "-00"));
        }

        rootOnly = parent.IsEmpty || IsId(parent, 16) ? trace : null;
        return null;
    }

    public static string Format(Activity activity) => string.Create(
        74,
        activity,
        static (header, activity) =>
        {
            var trace = activity.TraceId.ToHexString();
            "Root=1-".CopyTo(header);
            trace.AsSpan(0, 8).CopyTo(header[7..]);
            header[15] = '-';
            trace.AsSpan(8).CopyTo(header[16..]);
            ";Parent=".CopyTo(header[40..]);
            activity.SpanId.ToHexString().CopyTo(header[48..]);
            ";Sampled=".CopyTo(header[64..]);
            header[73] = activity.Recorded ? '1' : '0';
        });

    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> part, string key)
        => part.Length > key.Length && part[key.Length] == '=' && part.StartsWith(key, StringComparison.OrdinalIgnoreCase) ? part[(key.Length + 1)..].Trim() : default;

    private static bool IsRoot(ReadOnlySpan<char> root)
        => root.Length == RootLength && root[0] == '1' && root[1] == '-' && root[10] == '-' && IsHex(root[2..10]) && IsHex(root[11..])
            && (root[2..10].ContainsAnyExcept('0') || root[11..].ContainsAnyExcept('0'));

    private static bool IsId(ReadOnlySpan<char> id, int length) => id.Length == length && IsHex(id) && id.ContainsAnyExcept('0');

    private static bool IsHex(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(LowerHex);
}
