using StandardObservability.Redaction.Rules.KeyValues.Values;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues;

/// <summary>A key and a value that are two named values: <c>"name":"key","value":"…"</c>, <c>Key = key, Value = …</c>, <c>key="key" value="…"</c>.</summary>
internal static class NamedValue
{
    private const string Name = "value";

    private static readonly string[] ValueElements = ["><value>", "\\u003E\\u003Cvalue\\u003E", "&gt;&lt;value&gt;"];

    /// <summary>After these follows the content of an element that names its key in an attribute.</summary>
    private static readonly string[] TagEnds = [">", "\\u003E", "&gt;"];

    /// <param name="text">The text.</param>
    /// <param name="key">The key, which is itself a value.</param>
    /// <param name="at">Index after the key and its quote.</param>
    /// <returns>Without a separator when there is no such value.</returns>
    public static (KeySeparatorKind Kind, int ValueStart) Find(ReadOnlySpan<char> text, KeyExtent key, int at)
        => at >= text.Length || !IsValueOfName(text, key) ? default
            : TryFindElement(text, at, ValueElements, out var start) || TryFindName(text, at, out start) ? (KeySeparatorKind.NamedValue, start)
            : at > key.End && TryFindElement(text, at, TagEnds, out start) ? (KeySeparatorKind.Column, start)
            : default;

    private static bool TryFindElement(ReadOnlySpan<char> text, int at, string[] elements, out int valueStart)
    {
        foreach (var element in elements)
        {
            if (AsciiText.IsAt(text, at, element, StringComparison.OrdinalIgnoreCase))
            {
                valueStart = at + element.Length;
                return true;
            }
        }

        valueStart = at;
        return false;
    }

    private static bool TryFindName(ReadOnlySpan<char> text, int at, out int valueStart)
    {
        valueStart = at;
        var next = AsciiText.SkipBlanks(text, at);
        next = AsciiText.At(text, next) is ',' or ';' ? AsciiText.SkipBlanks(text, next + 1) : next;
        if (next == at || next >= text.Length)
        {
            return false;
        }

        next = TextQuote.TryRead(text, next, out var open) ? open.End : next;
        if (!AsciiText.IsAt(text, next, Name, StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        next += Name.Length;
        next = AsciiText.SkipBlanks(text, next < text.Length && TextQuote.TryRead(text, next, out var close) ? close.End : next);
        valueStart = next + 1;
        return AsciiText.At(text, next) is ':' or '=';
    }

    /// <summary>Whether the key follows a separator, with or without a quote.</summary>
    private static bool IsValueOfName(ReadOnlySpan<char> text, KeyExtent key)
    {
        var before = TextQuote.FindStartBefore(text, key.Start) - 1;
        return AsciiText.At(text, AsciiText.At(text, before) == ' ' ? before - 1 : before) is ':' or '=';
    }
}
