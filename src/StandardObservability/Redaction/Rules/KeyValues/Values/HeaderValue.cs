using StandardObservability.Redaction.Rules.Headers;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues.Values;

/// <summary>Extends the unquoted value of a header whose credentials have blanks: <c>HTTP_AUTHORIZATION=Token x</c>, <c>Cookie=a=b; c=d</c>.</summary>
internal static class HeaderValue
{
    private const int ShortestCredentials = 6;

    /// <summary>Schemes with several parameters.</summary>
    private static readonly string[] SchemesWithParameters = ["Digest", "OAuth", "Hawk", "MAC", "AWS4-HMAC-SHA256"];

    public static ValueExtent Extend(ReadOnlySpan<char> text, KeyExtent key, ValueExtent value)
    {
        var name = text[key.Start..key.End];
        if (name.EndsWith("cookie", StringComparison.OrdinalIgnoreCase))
        {
            return text[value.Start..value.End].Contains('=') ? value with { End = Math.Max(value.End, HeaderLine.FindEnd(text, value.Start)) } : value;
        }

        return name.EndsWith("authorization", StringComparison.OrdinalIgnoreCase) ? ExtendToCredentials(text, value) : value;
    }

    private static ValueExtent ExtendToCredentials(ReadOnlySpan<char> text, ValueExtent value)
    {
        var scheme = text[value.Start..value.End];
        if (AsciiText.At(text, value.End) != ' ' || value.End + 1 >= text.Length || scheme.ContainsAnyExcept(AsciiText.WordAndDash))
        {
            return value;
        }

        foreach (var known in SchemesWithParameters)
        {
            if (scheme.Equals(known, StringComparison.OrdinalIgnoreCase))
            {
                return value with { End = Math.Max(value.End, HeaderLine.FindEnd(text, value.Start)) };
            }
        }

        var start = AsciiText.SkipBlanks(text, value.End);
        var end = start < text.Length ? PlainValue.FindEnd(text, start) : start;
        return AsciiText.Count(text[start..end]) >= ShortestCredentials ? value with { End = end } : value;
    }
}
