using StandardObservability.Redaction.Rules.KeyValues.Values;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues;

/// <summary>A pair of .NET's <c>KeyValuePair</c> or of a tuple within a text: <c>[key, value]</c>, <c>(key, value)</c>.</summary>
internal static class KeyValuePairText
{
    private const int LongestValue = 2048;

    /// <summary>Index of the bracket before the key, or -1.</summary>
    public static int FindOpen(ReadOnlySpan<char> text, KeyExtent key)
    {
        var open = TextQuote.FindStartBefore(text, key.Start) - 1;
        return AsciiText.At(text, open) is '[' or '(' ? open : -1;
    }

    /// <summary>Index of the bracket after the value, or the end of the text.</summary>
    public static int FindClose(ReadOnlySpan<char> text, int open, int valueStart)
    {
        var rest = text.Slice(valueStart, Math.Min(LongestValue, text.Length - valueStart));
        var close = rest.IndexOf(text[open] == '[' ? ']' : ')');
        return valueStart + (close >= 0 ? close : rest.Length > 0 && char.IsHighSurrogate(rest[^1]) ? rest.Length - 1 : rest.Length);
    }

    /// <summary>Whether the brackets enclose a pair for certain: they are the whole text, or other pairs follow or precede.</summary>
    public static bool IsCertain(ReadOnlySpan<char> text, int open, int close)
    {
        var after = text[Math.Min(close + 1, text.Length)..];
        return (open == 0 && after.IsEmpty)
            || text[..open].EndsWith("], ", StringComparison.Ordinal)
            || after.StartsWith(", [", StringComparison.Ordinal);
    }
}
