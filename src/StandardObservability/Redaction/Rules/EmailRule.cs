using System.Buffers;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules;

/// <summary>
/// An e-mail address: a local part, <c>@</c> or <c>%40</c>, and a domain that ends in letters. Excluded are user info of URLs,
/// <c>git@</c> of repositories, and names that only look similar: <c>logo@2x.png</c>, <c>pkg@1.2.3</c>, <c>getty@tty1.service</c>.
/// </summary>
/// <remarks>Sources: RFC 5321, section 4.5.3.1, for the lengths; RFC 5322, section 3.2.3, for the characters in use.</remarks>
internal sealed class EmailRule : IValueRule
{
    private const string EncodedAtSign = "%40";
    private const int LongestLocal = 64;
    private const int LongestDomain = 255;

    private static readonly SearchValues<char> LocalCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._+-'");
    private static readonly SearchValues<char> DomainCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-");

    private static readonly SearchValues<char> AroundAuthority = SearchValues.Create("/ \t\r\n\"'<>?#&=");

    /// <summary>Last labels of host and unit names that receive no mail.</summary>
    private static readonly string[] TopLevelsWithoutMail = ["service", "socket", "timer", "target", "internal", "local", "localdomain", "lan"];

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

        var start = FindLocalStart(text, at);
        var end = FindDomainEnd(text, domain);
        if (start == at || end < 0 || IsRepositoryOrMarker(text[start..at]) || IsUserInfo(text, start))
        {
            return false;
        }

        finding = new Finding(start, end, RedactionKinds.Email);
        return true;
    }

    private static int FindLocalStart(ReadOnlySpan<char> text, int at)
    {
        var before = text[Math.Max(0, at - LongestLocal)..at];
        var start = at - before.Length + before.LastIndexOfAnyExcept(LocalCharacters) + 1;

        // A leading quote or dot belongs to the sentence. A percent-encoded character before the local part looks like its first letters.
        while (start < at && !AsciiText.IsWord(text[start]))
        {
            start++;
        }

        var isPercentEncoded = start >= 1 && text[start - 1] == '%' && at - start > 2;
        return isPercentEncoded && char.IsAsciiHexDigit(text[start]) && char.IsAsciiHexDigit(text[start + 1]) ? start + 2 : start;
    }

    /// <summary>The end of a domain that may receive mail, or -1.</summary>
    private static int FindDomainEnd(ReadOnlySpan<char> text, int from)
    {
        var end = AsciiText.RunEnd(text, from, DomainCharacters, LongestDomain);
        var domain = text[from..end].TrimEnd(".-");
        var dot = domain.LastIndexOf('.');
        if (dot <= 0 || domain[0] is '.' or '-' || domain.Contains("..", StringComparison.Ordinal))
        {
            return -1;
        }

        var top = domain[(dot + 1)..];
        var isPixelDensity = char.IsAsciiDigit(domain[0]) && domain.Length > 2 && domain[1] == 'x' && domain[2] == '.';
        var isTopLevel = top.Length >= 2 && !top.ContainsAnyExcept(AsciiText.Letters) && !IsOneOf(top, TopLevelsWithoutMail);
        return isTopLevel && !isPixelDensity ? from + domain.Length : -1;
    }

    private static bool IsRepositoryOrMarker(ReadOnlySpan<char> local)
        => local.Equals("git", StringComparison.OrdinalIgnoreCase) || local.Contains(RedactionKinds.MarkerPrefix, StringComparison.Ordinal);

    private static bool IsOneOf(ReadOnlySpan<char> word, string[] words)
    {
        foreach (var candidate in words)
        {
            if (word.Equals(candidate, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the address is user info of a URL, which <see cref="UrlUserRule"/> handles.</summary>
    private static bool IsUserInfo(ReadOnlySpan<char> text, int start)
    {
        var before = text[Math.Max(0, start - LongestDomain)..start];
        var authority = before.LastIndexOfAny(AroundAuthority);
        return authority >= 2 && before[authority] == '/' && before[authority - 1] == '/' && before[authority - 2] == ':';
    }
}
