using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.Headers;

/// <summary>The token after <c>Bearer</c>: 16 characters or more with a digit, or any 32 characters or more. A word is shorter or has no digit.</summary>
/// <remarks>Source: RFC 6750, section 2.1.</remarks>
internal sealed class BearerRule : IValueRule
{
    private const string Scheme = "Bearer";
    private const int Shortest = 16;
    private const int ShortestWithoutDigit = 32;

    public IEnumerable<string> Anchors => [Scheme];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        var afterScheme = at + Scheme.Length;
        if (!AsciiText.IsAt(text, at, Scheme, StringComparison.OrdinalIgnoreCase)
            || !AsciiText.BeginsWord(text, at)
            || !CredentialStart.TryFind(text, afterScheme, out var start))
        {
            return false;
        }

        var end = AsciiText.RunEnd(text, start, AsciiText.Token68);
        var token = text[start..end].TrimEnd('.');
        if (Marker.IsMarker(token) || token.Length < Shortest || (token.Length < ShortestWithoutDigit && !token.ContainsAnyInRange('0', '9')))
        {
            return false;
        }

        finding = new Finding(start, start + token.Length, RedactionKinds.Bearer);
        return true;
    }
}
