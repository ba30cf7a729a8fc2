using System.Buffers;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues;

/// <summary>The value of a key within a text.</summary>
/// <param name="Start">Index of its first character, after an opening quote.</param>
/// <param name="End">Index after its last character, before a closing quote.</param>
/// <param name="IsQuoted">Whether it is quoted, or the content of an XML element.</param>
internal readonly record struct ValueExtent(int Start, int End, bool IsQuoted)
{
    private const int LongestHead = 256;

    /// <summary>The semicolon that ends a value with blanks is searched for in this many characters.</summary>
    private const int LongestWithBlanks = 256;

    /// <summary>Characters that may end an unquoted value.</summary>
    private static readonly SearchValues<char> Ends = SearchValues.Create(" \t\r\n\"'`<>;&,)]}|\\%");

    private static readonly SearchValues<char> EndsOfLine = SearchValues.Create(";\r\n\"");

    /// <summary>Reads the start of a value, which is enough to exclude most values that are not secret.</summary>
    public static ValueExtent ReadHead(ReadOnlySpan<char> text, KeySeparator separator)
        => Read(text[..Math.Min(text.Length, separator.ValueStart + LongestHead)], separator);

    public static ValueExtent Read(ReadOnlySpan<char> text, KeySeparator separator)
    {
        var start = separator.ValueStart;
        if (separator.Kind == KeySeparatorKind.Element)
        {
            var length = text[start..].IndexOf('<');
            return new ValueExtent(start, length < 0 ? text.Length : start + length, IsQuoted: true);
        }

        var quote = AsciiText.SkipBackslashes(text, start);
        return AsciiText.At(text, quote) is '"' or '\'' or '`'
            ? new ValueExtent(quote + 1, FindQuotedEnd(text, quote, backslashes: quote - start), IsQuoted: true)
            : new ValueExtent(start, FindPlainEnd(text, start), IsQuoted: false);
    }

    /// <summary>Extends a value of a connection string, which may contain blanks, to the semicolon.</summary>
    public ValueExtent ExtendToSemicolon(ReadOnlySpan<char> text)
    {
        var length = text.Slice(Start, Math.Min(LongestWithBlanks, text.Length - Start)).IndexOfAny(EndsOfLine);
        return length >= 0 && Start + length > End && text[Start + length] == ';' ? this with { End = Start + length } : this;
    }

    /// <summary>
    /// Finds the closing quote: the same character with at most as many backslashes before it; more backslashes escape it. The end of a
    /// truncated text ends the value too.
    /// </summary>
    private static int FindQuotedEnd(ReadOnlySpan<char> text, int quote, int backslashes)
    {
        for (var at = quote + 1; at < text.Length; at++)
        {
            var next = text[at..].IndexOf(text[quote]);
            if (next < 0)
            {
                break;
            }

            var escapes = next - text.Slice(at, next).TrimEnd('\\').Length;
            at += next;
            if (escapes <= backslashes || (backslashes == 0 && escapes % 2 == 0))
            {
                return at - Math.Min(escapes, backslashes);
            }
        }

        return text.Length;
    }

    private static int FindPlainEnd(ReadOnlySpan<char> text, int start)
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
        '%' => AsciiText.IsAt(text, at, "%26"),
        '\\' => AsciiText.At(text, at + 1) is 'n' or 'r' or 't' or '"' or '\'',
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
