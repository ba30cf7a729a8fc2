using System.Buffers;

namespace StandardObservability.Redaction.Rules.Headers;

/// <summary>Finds the end of a header value within a text: the end of the line, raw or escaped, or a quote that does not open a parameter.</summary>
internal static class HeaderLine
{
    private static readonly SearchValues<char> Ends = SearchValues.Create("\r\n\"\\");

    public static int FindEnd(ReadOnlySpan<char> text, int from)
    {
        var end = from;
        while ((end = FindNextEnd(text, end)) < text.Length && text[end] == '"' && text[end - 1] == '=')
        {
            // A quoted parameter belongs to the header, for example Digest username="…".
            var close = text[(end + 1)..].IndexOf('"');
            end = close < 0 ? text.Length : end + close + 2;
        }

        while (end > from && text[end - 1] is ' ' or '\t')
        {
            end--;
        }

        return end;
    }

    private static int FindNextEnd(ReadOnlySpan<char> text, int from)
    {
        var length = text[from..].IndexOfAny(Ends);
        return length < 0 ? text.Length : from + length;
    }
}
