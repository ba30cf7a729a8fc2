using System.Buffers;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Keys;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Redaction.Rules.KeyValues.Values;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues;

/// <summary>Finds the secret value after a key. A plain word and a colon may be part of a sentence; then the value must look unlike a word.</summary>
internal static class SecretOfKey
{
    private const int ShortestNumber = 4;
    private const int ShortestLongNumber = 9;

    /// <summary>Names of secrets that are short numbers.</summary>
    private static readonly string[] Codes = ["otp", "code", "cvv", "cvc"];

    private static readonly SearchValues<char> NumberCharacters = SearchValues.Create("0123456789-");
    private static readonly SearchValues<char> CardCharacters = SearchValues.Create("0123456789 -.");

    /// <summary>The start of a value is enough to exclude most values that are not secret.</summary>
    private const int LongestHead = 256;

    public static bool TryFind(ReadOnlySpan<char> text, KeyExtent key, KeySeparator separator, KeySecrecy secrecy, KeyRules keys, out Finding finding)
    {
        finding = default;
        var head = Read(text[..Math.Min(text.Length, separator.ValueStart + LongestHead)], key, separator, secrecy);
        if (!MayBeSecret(text, key, separator, head, secrecy, keys))
        {
            return false;
        }

        var value = Read(text, key, separator, secrecy);
        var isConnectionString = !value.IsQuoted && IsInConnectionString(text, key, separator, value);
        value = isConnectionString ? value.ExtendToSemicolon(text)
            : value.IsQuoted ? value
            : IsMember(text, key, separator) ? value.ExtendToMember(text)
            : HeaderValue.Extend(text, key, value);
        finding = new Finding(value.Start, value.End, isConnectionString ? RedactionKinds.ConnectionString : RedactionKinds.Key);
        return value.End > value.Start;
    }

    private static ValueExtent Read(ReadOnlySpan<char> text, KeyExtent key, KeySeparator separator, KeySecrecy secrecy)
    {
        var value = ValueReader.Read(text, key, separator);
        if (secrecy != KeySecrecy.CardNumber || value.IsQuoted)
        {
            return value;
        }

        // The groups of a card number.
        var groups = text[value.Start..Math.Min(text.Length, value.Start + 32)];
        var end = groups.IndexOfAnyExcept(CardCharacters);
        return value with { End = Math.Max(value.End, value.Start + (end < 0 ? groups : groups[..end]).TrimEnd(" -.").Length) };
    }

    private static bool MayBeSecret(ReadOnlySpan<char> text, KeyExtent key, KeySeparator separator, ValueExtent value, KeySecrecy secrecy, KeyRules keys)
    {
        var valueText = text[value.Start..value.End];
        if (!SecretCandidate.MayBeSecret(valueText))
        {
            return false;
        }

        var isInUrl = key.IsParameter(text) || IsFollowedByParameter(text, value.End);
        var isConnectionString = secrecy == KeySecrecy.NoPath && IsInConnectionString(text, key, separator, value);
        if (!isConnectionString && !AmbiguousValue.IsSecret(secrecy, valueText, isInUrl))
        {
            return false;
        }

        return separator.Kind switch
        {
            KeySeparatorKind.Arrow => value.IsQuoted || !LooksLikeCode(text[key.Start..key.End], valueText),
            KeySeparatorKind.LooseArrow => SecretCandidate.LooksUnlikeWord(valueText) && (value.IsQuoted || !LooksLikeCode(text[key.Start..key.End], valueText)),
            KeySeparatorKind.ShortOption => value.IsQuoted || SecretCandidate.LooksUnlikeWord(valueText),
            KeySeparatorKind.Column or KeySeparatorKind.Remark => SecretCandidate.LooksUnlikeWord(valueText),
            KeySeparatorKind.Sentence => SecretCandidate.LooksGenerated(valueText),
            KeySeparatorKind.Option => !valueText.StartsWith("--", StringComparison.Ordinal),
            KeySeparatorKind.Pair => IsPair(text, key, separator, valueText, keys),
            _ => !MayBeSentence(text, key, separator, value, secrecy)
                || SecretCandidate.LooksUnlikeWord(Marker.CutBefore(valueText))
                || IsNumber(text[key.Start..key.End], valueText)
                || IsJsonNumber(text, separator, value),
        };
    }

    /// <summary>
    /// Whether a value is a long number, in one piece or between dashes: <c>SSN: 123-45-6789</c>. It may be short after the name of a
    /// one-time code: <c>totp: 482913</c>.
    /// </summary>
    private static bool IsNumber(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
        => value.Length >= (IsCode(key) ? ShortestNumber : ShortestLongNumber)
            && char.IsAsciiDigit(value[0])
            && !value.ContainsAnyExcept(NumberCharacters)
            && value.Count('-') <= 4;

    private static bool IsCode(ReadOnlySpan<char> key)
    {
        foreach (var name in Codes)
        {
            if (key.EndsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFollowedByParameter(ReadOnlySpan<char> text, int at)
        => AsciiText.At(text, at) == '&' || (at < text.Length && AsciiText.IsAt(text, at, "\\u0026"));

    private static bool MayBeSentence(ReadOnlySpan<char> text, KeyExtent key, KeySeparator separator, ValueExtent value, KeySecrecy secrecy)
        => separator.Kind == KeySeparatorKind.Colon
            && !value.IsQuoted
            && (separator.IsKeyQuoted || !key.IsIdentifier(text))
            && secrecy is KeySecrecy.Always or KeySecrecy.NoPath or KeySecrecy.Passphrase
            && !(AsciiText.At(text, key.Start - 1) == '[' && AsciiText.At(text, separator.ValueStart - 1) == ':');

    /// <summary>Whether a number follows a quoted key, and an end of JSON follows the number.</summary>
    private static bool IsJsonNumber(ReadOnlySpan<char> text, KeySeparator separator, ValueExtent value)
        => separator.IsKeyQuoted
            && value.End - value.Start >= ShortestNumber
            && !text[value.Start..value.End].ContainsAnyExcept(AsciiText.Digits)
            && (value.End == text.Length || text[value.End] is ',' or '}' or ']' or '\r' or '\n' or ' ' or '\\');

    private static bool IsInConnectionString(ReadOnlySpan<char> text, KeyExtent key, KeySeparator separator, ValueExtent value)
    {
        if (separator.Kind != KeySeparatorKind.Equals)
        {
            return false;
        }

        var before = key.Start - 1;
        return AsciiText.At(text, AsciiText.At(text, before) == ' ' ? before - 1 : before) == ';' || AsciiText.At(text, value.End) == ';';
    }

    /// <summary>Whether key and value are a member in the text of a record: <c>{ Password = …, Id = 1 }</c>.</summary>
    private static bool IsMember(ReadOnlySpan<char> text, KeyExtent key, KeySeparator separator)
        => separator.Kind == KeySeparatorKind.Equals
            && text[..separator.ValueStart].EndsWith(" = ", StringComparison.Ordinal)
            && text[..key.Start] is [.., '{' or ',', ' '];

    /// <summary><c>token => token.Type</c> and <c>password => Hash(password)</c> are expressions.</summary>
    private static bool LooksLikeCode(ReadOnlySpan<char> key, ReadOnlySpan<char> value)
        => value.ContainsAny("([.") || value.Contains(key, StringComparison.OrdinalIgnoreCase) || value.StartsWith("new", StringComparison.Ordinal);

    /// <summary>A list of names in brackets looks like a pair.</summary>
    private static bool IsPair(ReadOnlySpan<char> text, KeyExtent key, KeySeparator separator, ReadOnlySpan<char> value, KeyRules keys)
    {
        var open = KeyValuePairText.FindOpen(text, key);
        var isCertain = !separator.IsKeyQuoted && KeyValuePairText.IsCertain(text, open, KeyValuePairText.FindClose(text, open, separator.ValueStart));
        return (SecretCandidate.LooksUnlikeWord(value) && (separator.IsKeyQuoted || !value.Contains(", ", StringComparison.Ordinal))) || (isCertain && keys.Find(value) == KeySecrecy.None);
    }
}
