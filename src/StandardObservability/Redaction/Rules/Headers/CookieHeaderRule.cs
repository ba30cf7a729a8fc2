using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.Headers;

/// <summary>The value of a <c>Cookie</c> or <c>Set-Cookie</c> header within a text, to the end of its line. It starts with <c>name=value</c>.</summary>
/// <remarks>Source: RFC 6265, section 4.</remarks>
internal sealed class CookieHeaderRule : IValueRule
{
    private const string Name = "Cookie:";
    private const int LongestCookieName = 256;

    public IEnumerable<string> Anchors => [Name];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (!AsciiText.IsAt(text, at, Name, StringComparison.OrdinalIgnoreCase) || !AsciiText.BeginsWord(text, at))
        {
            return false;
        }

        var start = AsciiText.SkipBlanks(text, at + Name.Length);
        var equals = AsciiText.RunEnd(text, start, AsciiText.WordDashAndDot, LongestCookieName);
        if (equals == start || AsciiText.At(text, equals) != '=')
        {
            return false;
        }

        finding = new Finding(start, HeaderLine.FindEnd(text, start), RedactionKinds.CookieHeader);
        return true;
    }
}
