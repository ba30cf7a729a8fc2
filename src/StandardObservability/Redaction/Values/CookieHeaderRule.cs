using StandardObservability.Conventions;

namespace StandardObservability.Redaction.Values;

/// <summary>A <c>Cookie</c> or <c>Set-Cookie</c> header inside text: to the end of its line, when <c>name=value</c> follows the colon.</summary>
/// <remarks>Source: RFC 6265, section 4.</remarks>
internal sealed class CookieHeaderRule : IValueRule
{
    private const string Name = "Cookie:";
    private const int LongestCookieName = 256;

    public IEnumerable<string> Anchors => [Name];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (!Ascii.IsAt(text, at, Name, StringComparison.OrdinalIgnoreCase) || !Ascii.BeginsWord(text, at))
        {
            return false;
        }

        var start = Ascii.SkipBlanks(text, at + Name.Length);
        var equals = Ascii.RunEnd(text, start, Ascii.WordDashAndDot, LongestCookieName);
        if (equals == start || Ascii.At(text, equals) != '=')
        {
            return false;
        }

        finding = new Finding(start, HeaderLine.End(text, start), RedactionKinds.CookieHeader);
        return true;
    }
}
