using System.Buffers;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues.Values;

/// <summary>Reads a list or an object as the value of a key: <c>["a","b"]</c>, <c>{"a":1}</c>, <c>[a, b2]</c>, <c>{ A = 1 }</c>.</summary>
internal static class StructuredValue
{
    private const int LongestPlainList = 256;

    private static readonly SearchValues<char> Brackets = SearchValues.Create("[]{}\"'`");

    /// <returns><see langword="false"/> for another value, and for a bracketed word, which is a placeholder: <c>[Filtered]</c>, <c>{Token}</c>.</returns>
    public static bool TryRead(ReadOnlySpan<char> text, int start, out ValueExtent value)
    {
        value = default;
        if (AsciiText.At(text, start) is not ('[' or '{'))
        {
            return false;
        }

        var first = SkipSpace(text, start + 1);
        var innermost = SkipOpening(text, first);
        var isQuoted = TextQuote.TryRead(text, innermost, out var quote);
        if (!isQuoted && !IsData(text, start, first))
        {
            return false;
        }

        var end = FindClose(text, start);
        value = new ValueExtent(start + 1, end, IsQuoted: true);
        if (isQuoted)
        {
            var inner = text[quote.End..Math.Max(quote.End, end)].TrimEnd(" \t\r\n]}");
            var last = TextQuote.FindStartBefore(text, quote.End + inner.Length);
            value = new ValueExtent(quote.End, Math.Max(quote.End, last), IsQuoted: true);
        }

        return true;
    }

    private static bool IsData(ReadOnlySpan<char> text, int start, int first)
    {
        var rest = text.Slice(first, Math.Min(LongestPlainList, text.Length - first));
        var close = rest.IndexOf(text[start] == '[' ? ']' : '}');
        var content = Marker.CutBefore(close < 0 ? rest : rest[..close]);
        if (text[start] == '[')
        {
            return !content.IsEmpty && (content.Contains(',') || SecretCandidate.LooksUnlikeWord(content));
        }

        // The text of a record, or an object of YAML or JavaScript. A placeholder with a format has no blank after its colon.
        return first > start + 1 ? content.ContainsAny('=', ':') : content.Contains(": ", StringComparison.Ordinal);
    }

    /// <summary>Finds the closing bracket, not within quotes. The end of a truncated text closes it too.</summary>
    private static int FindClose(ReadOnlySpan<char> text, int start)
    {
        var depth = 0;
        for (var at = start; at < text.Length;)
        {
            var next = text[at..].IndexOfAny(Brackets);
            if (next < 0)
            {
                break;
            }

            at += next;
            if (text[at] is '"' or '\'' or '`')
            {
                at = SkipQuoted(text, at);
                continue;
            }

            depth += text[at] is '[' or '{' ? 1 : -1;
            if (depth == 0)
            {
                return at;
            }

            at++;
        }

        return text.Length;
    }

    private static int SkipQuoted(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        while (start > 0 && text[start - 1] == '\\')
        {
            start--;
        }

        var close = new TextQuote(start, at, at + 1).FindClose(text);
        return Math.Max(at + 1, close >= text.Length ? text.Length : AsciiText.SkipBackslashes(text, close) + 1);
    }

    /// <summary>Skips the brackets of lists and objects within a list.</summary>
    private static int SkipOpening(ReadOnlySpan<char> text, int at)
    {
        for (var depth = 0; depth < 8 && AsciiText.At(text, at) is '[' or '{'; depth++)
        {
            at = SkipSpace(text, at + 1);
        }

        return at;
    }

    /// <summary>Skips blanks and line ends, raw or escaped.</summary>
    private static int SkipSpace(ReadOnlySpan<char> text, int from)
    {
        var at = from;
        var end = Math.Min(text.Length, from + 64);
        while (at < end && (text[at] is ' ' or '\t' or '\r' or '\n' || (text[at] == '\\' && AsciiText.At(text, at + 1) is 'n' or 'r' or 't')))
        {
            at += text[at] == '\\' ? 2 : 1;
        }

        return Math.Min(at, text.Length);
    }
}
