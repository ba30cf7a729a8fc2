using StandardObservability.Redaction.Rules.KeyValues.Values;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues;

/// <summary>The separator between a key and its value within a text.</summary>
/// <param name="Kind">The form of the separator.</param>
/// <param name="IsKeyQuoted">Whether the key is quoted, as in JSON.</param>
/// <param name="ValueStart">Index of the first character of the value.</param>
internal readonly record struct KeySeparator(KeySeparatorKind Kind, bool IsKeyQuoted, int ValueStart)
{
    /// <summary>Each separator whose first character and following characters decide its kind. Longer ones precede shorter ones.</summary>
    private static readonly (string Text, KeySeparatorKind Kind)[] Signs =
    [
        ("==>", KeySeparatorKind.Arrow), ("==\\u003E", KeySeparatorKind.Arrow), ("==", KeySeparatorKind.None), ("=~", KeySeparatorKind.None),
        ("=>", KeySeparatorKind.Arrow), ("=\\u003E", KeySeparatorKind.Arrow),
        ("=&gt;", KeySeparatorKind.Arrow), ("=", KeySeparatorKind.Equals),
        ("%3D", KeySeparatorKind.EncodedEquals), ("%253D", KeySeparatorKind.EncodedEquals),
        ("://", KeySeparatorKind.None), ("::", KeySeparatorKind.None), (":=", KeySeparatorKind.LooseArrow), (":", KeySeparatorKind.Colon),
        ("%3A", KeySeparatorKind.Colon), ("%253A", KeySeparatorKind.Colon),
        ("->", KeySeparatorKind.LooseArrow), ("-\\u003E", KeySeparatorKind.LooseArrow), ("-&gt;", KeySeparatorKind.LooseArrow),
        ("|", KeySeparatorKind.Column),
        (">", KeySeparatorKind.Element), ("\\u003E", KeySeparatorKind.Element), ("&gt;", KeySeparatorKind.Element), ("%3E", KeySeparatorKind.Element),
    ];

    public static bool TryRead(ReadOnlySpan<char> text, KeyExtent key, out KeySeparator separator)
    {
        var at = SkipKeyEnd(text, key, out var isQuoted);
        var sign = AsciiText.SkipBlanks(text, at);
        var (kind, end) = FindSign(text, key, sign, isQuoted);
        if (kind == KeySeparatorKind.None)
        {
            (kind, end) = NamedValue.Find(text, key, at);
        }

        separator = new KeySeparator(kind, isQuoted, kind is KeySeparatorKind.EncodedEquals ? end : SkipBlanks(text, sign, Math.Min(end, text.Length)));
        return kind != KeySeparatorKind.None && separator.ValueStart < text.Length;
    }

    /// <summary>Skips the blanks before a value; after a percent-encoded sign they are encoded too.</summary>
    private static int SkipBlanks(ReadOnlySpan<char> text, int sign, int at)
    {
        while (AsciiText.At(text, sign) == '%' && AsciiText.IsAt(text, at, "%20"))
        {
            at += 3;
        }

        return AsciiText.SkipBlanks(text, at);
    }

    private static (KeySeparatorKind Kind, int End) FindSign(ReadOnlySpan<char> text, KeyExtent key, int at, bool isQuoted)
    {
        foreach (var (sign, kind) in at < text.Length && text[at] is '=' or ':' or '>' or '%' or '\\' or '&' or '-' or '|' ? Signs : [])
        {
            if (AsciiText.IsAt(text, at, sign, StringComparison.OrdinalIgnoreCase))
            {
                return Accept(text, key, at, sign, kind, isQuoted);
            }
        }

        return FindWithoutSign(text, key, at);
    }

    private static (KeySeparatorKind Kind, int End) Accept(ReadOnlySpan<char> text, KeyExtent key, int at, string sign, KeySeparatorKind kind, bool isQuoted)
    {
        var end = at + sign.Length;
        return kind switch
        {
            KeySeparatorKind.Colon when AsciiText.At(text, key.Start - 1) == ':' || (sign[0] == '%' && !isQuoted) => default,
            KeySeparatorKind.Element when at == key.End && text[at - 1] == '-' => (KeySeparatorKind.LooseArrow, end),
            KeySeparatorKind.Element when !key.IsElementName(text) => default,
            KeySeparatorKind.LooseArrow when sign == ":=" && TextQuote.TryRead(text, AsciiText.SkipBlanks(text, end), out _) => (KeySeparatorKind.Equals, end),
            _ => (kind, end),
        };
    }

    private static (KeySeparatorKind Kind, int End) FindWithoutSign(ReadOnlySpan<char> text, KeyExtent key, int at)
    {
        if (at >= text.Length)
        {
            return default;
        }

        var isOption = text[key.Start] == '-';
        if (text[at] == ',')
        {
            return isOption ? (KeySeparatorKind.ShortOption, at + 1)
                : KeyValuePairText.FindOpen(text, key) >= 0 ? (KeySeparatorKind.Pair, at + 1)
                : default;
        }

        return SentenceSeparator.FindMember(text, at) is >= 0 and var member ? (KeySeparatorKind.NamedValue, member)
            : at == key.End ? default
            : isOption && text[at] != '-' ? FindOption(text, key, at)
            : key.IsElementName(text) ? FindElement(text, at)
            : text[key.End..at].Contains('\t') ? (KeySeparatorKind.Column, at)
            : text[at - 1] == ' ' ? SentenceSeparator.Find(text, at)
            : default;
    }

    private static (KeySeparatorKind Kind, int End) FindOption(ReadOnlySpan<char> text, KeyExtent key, int at)
        => AsciiText.IsAt(text, key.Start, "--") ? (KeySeparatorKind.Option, at)
            : AsciiText.At(text, key.Start - 1) is ' ' or '\t' ? (KeySeparatorKind.ShortOption, at)
            : default;

    /// <summary>An element with attributes: <c>&lt;password type="string">…</c>, <c>&lt;password value="…"/></c>.</summary>
    private static (KeySeparatorKind Kind, int End) FindElement(ReadOnlySpan<char> text, int at)
        => StartTag.FindValue(text, at) is >= 0 and var value ? (KeySeparatorKind.NamedValue, value)
            : StartTag.FindEnd(text, at) is >= 0 and var end ? (KeySeparatorKind.Element, end)
            : default;

    /// <summary>Skips the closing quote of a key and the closing bracket of an index: <c>headers["key"]</c>, <c>user[key]</c>, <c>user%5Bkey%5D</c>.</summary>
    private static int SkipKeyEnd(ReadOnlySpan<char> text, KeyExtent key, out bool isQuoted)
    {
        isQuoted = TextQuote.TryRead(text, key.End, out var quote);
        var end = isQuoted ? quote.End : key.End;
        return AsciiText.At(text, end) == ']' && (isQuoted || AsciiText.At(text, key.Start - 1) == '[') ? end + 1
            : end < text.Length && AsciiText.IsAt(text, end, "%5D", StringComparison.OrdinalIgnoreCase) ? end + 3
            : end;
    }
}
