using System.Buffers;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Redaction.Rules.KeyValues.Values;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules;

/// <summary>
/// An e-mail address: a local part, which may be quoted, <c>@</c> or <c>%40</c>, and a domain that ends in letters. Letters may be of any
/// alphabet. Excluded are user info of URLs, <c>git@</c> of repositories, and names that only look similar: <c>logo@2x.png</c>,
/// <c>pkg@1.2.3</c>, <c>getty@tty1.service</c>.
/// </summary>
/// <remarks>
/// Sources: RFC 5321, section 4.5.3.1, for the lengths; RFC 5322, section 3.2.3, for the characters in use; RFC 6531 and RFC 5890 for
/// letters of all alphabets.
/// </remarks>
internal sealed class EmailRule : IValueRule
{
    private const string EncodedAtSign = "%40";
    private const int LongestLocal = 64;

    private static readonly SearchValues<char> LocalCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._+-'");
    private static readonly SearchValues<char> QuotedCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._+-' ");

    private static readonly SearchValues<char> AroundAuthority = SearchValues.Create("/ \t\r\n\"'<>?#&=");

    /// <summary>The scanner searches for the raw <c>@</c> separately, because an anchor has at least two characters.</summary>
    public IEnumerable<string> Anchors => [EncodedAtSign];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        var domain = AsciiText.At(text, at) == '@' ? at + 1 : AsciiText.IsAt(text, at, EncodedAtSign) ? at + EncodedAtSign.Length : -1;
        if (domain < 0)
        {
            return false;
        }

        var end = EmailDomain.FindEnd(text, domain);
        var start = end < 0 ? at : FindLocalStart(text, at);
        if (start == at || end < 0 || IsRepositoryOrMarker(text[start..at]) || IsUserInfo(text, start))
        {
            return false;
        }

        finding = new Finding(start, end, RedactionKinds.Email);
        return true;
    }

    private static int FindLocalStart(ReadOnlySpan<char> text, int at)
    {
        if (TryFindQuoted(text, at, out var quoted))
        {
            return quoted;
        }

        var start = at;
        while (start > 0 && at - start < LongestLocal && FindStart(text, start) is var before && before < start)
        {
            start = before;
        }

        // A leading quote or dot belongs to the sentence.
        while (start < at && char.IsAscii(text[start]) && !AsciiText.IsWord(text[start]))
        {
            start++;
        }

        return start;
    }

    /// <summary>Finds the start of the run of characters, or of the letter beyond ASCII, that ends at a position.</summary>
    private static int FindStart(ReadOnlySpan<char> text, int end)
    {
        var before = text[Math.Max(0, end - LongestLocal)..end];
        var start = end - before.Length + before.LastIndexOfAnyExcept(LocalCharacters) + 1;
        if (start == end)
        {
            return start - LetterBeyondAscii.LengthBefore(text, end);
        }

        // The end of an escape sequence looks like the start of a word.
        return Math.Min(end, start + EscapeSequence.CountTail(text, start)) is var word && word < end ? word : end - LetterBeyondAscii.LengthBefore(text, end);
    }

    /// <summary>Finds a quoted local part: <c>"john doe"@example.com</c>. The quotes may be escaped.</summary>
    private static bool TryFindQuoted(ReadOnlySpan<char> text, int at, out int start)
    {
        start = at;
        var close = TextQuote.FindStartBefore(text, at);
        if (close == at || !TextQuote.TryRead(text, close, out var quote))
        {
            return false;
        }

        var first = Math.Max(0, at - LongestLocal);
        var open = text[first..close].LastIndexOf(text[quote.TokenStart..quote.End], StringComparison.Ordinal);
        var local = open < 0 ? default : text[(first + open + quote.End - quote.TokenStart)..close];
        if (local.IsEmpty || !char.IsAsciiLetterOrDigit(local[0]) || local.ContainsAnyExcept(QuotedCharacters))
        {
            return false;
        }

        start = first + text[first..(first + open)].TrimEnd('\\').Length;
        return true;
    }

    private static bool IsRepositoryOrMarker(ReadOnlySpan<char> local)
        => local.Equals("git", StringComparison.OrdinalIgnoreCase) || local.Contains(RedactionKinds.MarkerPrefix, StringComparison.Ordinal);

    /// <summary>Whether the address is user info of a URL, which <see cref="UrlUserRule"/> handles.</summary>
    private static bool IsUserInfo(ReadOnlySpan<char> text, int start)
    {
        var before = text[Math.Max(0, start - EmailDomain.Longest)..start];
        var authority = before.LastIndexOfAny(AroundAuthority);
        return authority >= 2 && before[authority] == '/' && before[authority - 1] == '/' && before[authority - 2] == ':';
    }
}
