using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues;

/// <summary>A key within a text: the letters, digits, dashes, dots and underscores around an anchor.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="End">Index after its last character.</param>
internal readonly record struct KeyExtent(int Start, int End)
{
    private const int Longest = 64;

    private static readonly string[] ElementStarts = ["<", "\\u003C", "&lt;", "%3C"];

    /// <summary>Extends a key by the word before it, for a key that is written as several words: <c>API key: …</c>.</summary>
    public static KeyExtent WithWordBefore(ReadOnlySpan<char> text, KeyExtent key)
    {
        var blank = key.Start - 1;
        return blank > 0 && text[blank] == ' ' && char.IsAsciiLetter(text[blank - 1]) ? key with { Start = FindStart(text, blank) } : key;
    }

    public static bool TryRead(ReadOnlySpan<char> text, int at, out KeyExtent key)
    {
        key = new KeyExtent(FindStart(text, at), AsciiText.RunEnd(text, at, AsciiText.WordDashAndDot, Longest));
        return at - key.Start < Longest && key.End - at < Longest;
    }

    /// <summary>Whether it is an identifier and not a word of a sentence: it contains a separator, or a capital after its first letter.</summary>
    public bool IsIdentifier(ReadOnlySpan<char> text)
        => text[Start..End].ContainsAny("_-.") || text[(Start + 1)..End].ContainsAnyInRange('A', 'Z');

    /// <summary>Whether it is the name of an XML element, with or without a namespace prefix.</summary>
    public bool IsElementName(ReadOnlySpan<char> text)
        => EndsWithElementStart(text[..Start]) || (AsciiText.At(text, Start - 1) == ':' && EndsWithElementStart(text[..FindStart(text, Start - 1)]));

    /// <summary>Whether it is the name of a parameter in a URL or a form.</summary>
    public bool IsParameter(ReadOnlySpan<char> text)
    {
        var before = text[..Start];
        return before is [.., '?' or '&' or '#']
            || before.EndsWith("%26", StringComparison.Ordinal)
            || before.EndsWith("%3F", StringComparison.OrdinalIgnoreCase)
            || before.EndsWith("&amp;", StringComparison.Ordinal)
            || before.EndsWith("\\u0026", StringComparison.Ordinal);
    }

    private static bool EndsWithElementStart(ReadOnlySpan<char> before)
    {
        foreach (var start in ElementStarts)
        {
            if (before.EndsWith(start, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static int FindStart(ReadOnlySpan<char> text, int at)
    {
        var before = text[Math.Max(0, at - Longest)..at];
        var start = at - before.Length + before.LastIndexOfAnyExcept(AsciiText.WordDashAndDot) + 1;
        return Math.Min(at, start + EscapeSequence.CountTail(text, start));
    }
}
