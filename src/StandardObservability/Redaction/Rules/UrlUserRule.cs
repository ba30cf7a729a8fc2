using System.Buffers;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules;

/// <summary>User info of a URL: any <c>user:password@</c>, and <c>token@</c> of 16 characters or more with a digit. <c>git@</c> is not secret.</summary>
/// <remarks>Source: RFC 3986, section 3.2.1. A password may contain a raw <c>@</c>, so the last one before the path ends the user info.</remarks>
internal sealed class UrlUserRule : IValueRule
{
    private const string Separator = "://";
    private const int Longest = 512;
    private const int ShortestToken = 16;

    private static readonly SearchValues<char> AuthorityEnds = SearchValues.Create("/?#\\ \t\r\n\"'<>,;|`");

    public IEnumerable<string> Anchors => [Separator];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (!AsciiText.IsAt(text, at, Separator) || at == 0 || !char.IsAsciiLetterOrDigit(text[at - 1]))
        {
            return false;
        }

        var start = at + Separator.Length;
        var rest = text.Slice(start, Math.Min(Longest, text.Length - start));
        var authority = rest.IndexOfAny(AuthorityEnds);
        var length = (authority < 0 ? rest : rest[..authority]).LastIndexOf('@');
        if (length <= 0 || !IsSecret(rest[..length]))
        {
            return false;
        }

        finding = new Finding(start, start + length, RedactionKinds.UrlUser);
        return true;
    }

    private static bool IsSecret(ReadOnlySpan<char> user)
    {
        if (Marker.IsMarker(user) || user[0] is '{' or '<')
        {
            return false;
        }

        var colon = user.IndexOf(':');
        return colon >= 0 ? colon < user.Length - 1 : AsciiText.Count(user) >= ShortestToken && user.ContainsAnyInRange('0', '9');
    }
}
