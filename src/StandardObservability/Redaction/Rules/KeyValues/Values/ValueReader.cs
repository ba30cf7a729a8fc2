using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues.Values;

/// <summary>Reads the value after a separator: quoted, the content of an element, a list or an object, a block of YAML, or plain.</summary>
internal static class ValueReader
{
    public static ValueExtent Read(ReadOnlySpan<char> text, KeyExtent key, KeySeparator separator)
    {
        var start = separator.ValueStart;
        if (separator.Kind == KeySeparatorKind.Element)
        {
            return ElementContent.Read(text, start);
        }

        if (TextQuote.TryRead(text, SkipStringPrefix(text, start), out var quote))
        {
            return new ValueExtent(quote.End, quote.FindClose(text), IsQuoted: true);
        }

        if (separator.Kind == KeySeparatorKind.Pair)
        {
            return new ValueExtent(start, Math.Max(start, KeyValuePairText.FindClose(text, KeyValuePairText.FindOpen(text, key), start)), IsQuoted: true);
        }

        return StructuredValue.TryRead(text, start, out var structure) || YamlBlock.TryRead(text, separator, out structure)
            ? structure
            : ReadPlain(text, start);
    }

    /// <summary>Reads a value without quotes, or the quoted argument of a call: <c>sensitive("…")</c>.</summary>
    private static ValueExtent ReadPlain(ReadOnlySpan<char> text, int start)
    {
        var end = PlainValue.FindEnd(text, start);
        return end > start + 1 && end < text.Length && text[end - 1] == '(' && TextQuote.TryRead(text, end, out var quote)
            ? new ValueExtent(quote.End, quote.FindClose(text), IsQuoted: true)
            : new ValueExtent(start, end, IsQuoted: false);
    }

    /// <summary>Skips the letter or sign before a quoted text in source code: <c>b'…'</c>, <c>@"…"</c>.</summary>
    private static int SkipStringPrefix(ReadOnlySpan<char> text, int at)
        => AsciiText.At(text, at) is 'b' or 'u' or 'r' or '@' or '$' && at + 1 < text.Length && TextQuote.TryRead(text, at + 1, out _) ? at + 1 : at;
}
