using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues;

/// <summary>The separator between a key and its value within a text.</summary>
/// <param name="Kind">The form of the separator.</param>
/// <param name="IsKeyQuoted">Whether the key is quoted, as in JSON.</param>
/// <param name="ValueStart">Index of the first character of the value.</param>
internal readonly record struct KeySeparator(KeySeparatorKind Kind, bool IsKeyQuoted, int ValueStart)
{
    private const string EncodedEquals = "%3D";

    public static bool TryRead(ReadOnlySpan<char> text, KeyExtent key, out KeySeparator separator)
    {
        var at = SkipQuote(text, key.End);
        var quoted = at > key.End;
        var sign = AsciiText.SkipBlanks(text, at);
        var kind = FindKind(text, key, sign);
        separator = new KeySeparator(kind, quoted, kind switch
        {
            KeySeparatorKind.EncodedEquals => sign + EncodedEquals.Length,
            KeySeparatorKind.Option => sign,
            _ => AsciiText.SkipBlanks(text, Math.Min(sign + 1, text.Length)),
        });
        return kind != KeySeparatorKind.None && separator.ValueStart < text.Length;
    }

    private static KeySeparatorKind FindKind(ReadOnlySpan<char> text, KeyExtent key, int at)
    {
        var after = AsciiText.At(text, at + 1);
        return AsciiText.At(text, at) switch
        {
            '=' when after is not ('=' or '>' or '~') => KeySeparatorKind.Equals,
            ':' when after is not (':' or '=') && AsciiText.At(text, key.Start - 1) != ':' && !AsciiText.IsAt(text, at, "://")
                => KeySeparatorKind.Colon,
            '%' when AsciiText.IsAt(text, at, EncodedEquals, StringComparison.OrdinalIgnoreCase) => KeySeparatorKind.EncodedEquals,
            '>' when key.IsElementName(text) => KeySeparatorKind.Element,
            _ when at > key.End && at < text.Length && AsciiText.IsAt(text, key.Start, "--") => KeySeparatorKind.Option,
            _ => KeySeparatorKind.None,
        };
    }

    /// <summary>Skips the closing quote of a key, which may be escaped, and the closing bracket of an index.</summary>
    private static int SkipQuote(ReadOnlySpan<char> text, int at)
    {
        var quote = AsciiText.SkipBackslashes(text, at);
        if (AsciiText.At(text, quote) is not ('"' or '\'' or '`'))
        {
            return at;
        }

        return AsciiText.At(text, quote + 1) == ']' ? quote + 2 : quote + 1;
    }
}
