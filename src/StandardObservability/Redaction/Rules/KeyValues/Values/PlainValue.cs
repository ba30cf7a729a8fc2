using System.Buffers;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues.Values;

/// <summary>Finds the end of a value without quotes.</summary>
internal static class PlainValue
{
    /// <summary>Characters that may end an unquoted value.</summary>
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\"'`<>;&,)]}|\\%");

    public static int FindEnd(ReadOnlySpan<char> text, int start)
    {
        for (var at = start; at < text.Length; at++)
        {
            var next = text[at..].IndexOfAny(Ends);
            if (next < 0)
            {
                return text.Length;
            }

            at += next;
            if (IsEnd(text, at))
            {
                return at;
            }
        }

        return text.Length;
    }

    /// <summary>Passwords may contain commas, brackets and percent signs, so these end a value only when something else starts after them.</summary>
    private static bool IsEnd(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        ',' or '|' => StartsNextPart(text, at + 1),
        ')' or ']' or '}' => at + 1 == text.Length || !AsciiText.IsWord(text[at + 1]),
        '%' => AsciiText.IsAt(text, at, "%26") || AsciiText.IsAt(text, at, "%22") || AsciiText.IsAt(text, at, "%2526"),
        '\\' => AsciiText.At(text, at + 1) is 'n' or 'r' or 't' or '"' or '\'' || AsciiText.IsAt(text, at, "\\u00"),
        _ => true,
    };

    /// <summary>Whether a blank, the end of the text, a quote or another key follows.</summary>
    private static bool StartsNextPart(ReadOnlySpan<char> text, int at)
    {
        if (at >= text.Length || text[at] is ' ' or '\t' or '\r' or '\n' or '"' or '\'' or '{' or '[')
        {
            return true;
        }

        var end = AsciiText.RunEnd(text, at, AsciiText.WordDashAndDot, 32);
        return end > at && AsciiText.At(text, end) is '=' or ':';
    }
}
