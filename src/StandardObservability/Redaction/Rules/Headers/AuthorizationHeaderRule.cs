using System.Buffers;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.Headers;

/// <summary>
/// The value of an <c>Authorization</c> header within a text, to the end of its line. The colon must be followed by credentials or by a
/// scheme and credentials: 8 characters or more of which one is a digit or <c>=</c>, or which mix small letters and capitals as base64
/// does. A sentence does not have that there.
/// </summary>
/// <remarks>Source: RFC 9110, section 11.6.2.</remarks>
internal sealed class AuthorizationHeaderRule : IValueRule
{
    private const string Name = "Authorization:";

    /// <summary>Credentials are searched for in this many characters.</summary>
    private const int LongestHead = 128;

    private const int Shortest = 8;

    private static readonly SearchValues<char> WordEnds = SearchValues.Create(" \t\r\n\"\\");
    private static readonly SearchValues<char> NonWordCharacters = SearchValues.Create("0123456789=");

    public IEnumerable<string> Anchors => [Name];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (!AsciiText.IsAt(text, at, Name, StringComparison.OrdinalIgnoreCase) || !AsciiText.BeginsWord(text, at))
        {
            return false;
        }

        var start = AsciiText.SkipBlanks(text, at + Name.Length);
        if (Marker.IsMarker(text[start..]))
        {
            // Redacted before. What follows the marker does not belong to the header.
            return false;
        }

        var head = text.Slice(start, Math.Min(LongestHead, text.Length - start));
        var scheme = AsciiText.RunEnd(head, 0, AsciiText.WordAndDash);
        var credentials = AsciiText.SkipBlanks(head, scheme);
        if (!IsCredential(head) && (credentials == scheme || !IsCredential(head[credentials..])))
        {
            return false;
        }

        finding = new Finding(start, HeaderLine.FindEnd(text, start), RedactionKinds.AuthorizationHeader);
        return true;
    }

    private static bool IsCredential(ReadOnlySpan<char> value)
    {
        var end = value.IndexOfAny(WordEnds);
        var word = end < 0 ? value : value[..end];
        return word.Length >= Shortest
            && !word.Contains(RedactionKinds.MarkerPrefix, StringComparison.Ordinal)
            && (word.ContainsAny(NonWordCharacters) || HasMixedCase(word));
    }

    /// <summary>Whether capitals follow small letters twice, as in base64; the names of policies and types may have one word after another.</summary>
    private static bool HasMixedCase(ReadOnlySpan<char> word)
    {
        var runs = 0;
        for (var i = 2; i < word.Length; i++)
        {
            runs += char.IsAsciiLetterUpper(word[i]) && char.IsAsciiLetterUpper(word[i - 1]) && char.IsAsciiLetterLower(word[i - 2]) ? 1 : 0;
        }

        return runs > 0 && !word.ContainsAnyExcept(AsciiText.Token68);
    }
}
