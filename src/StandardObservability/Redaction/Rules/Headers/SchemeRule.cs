using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.Headers;

/// <summary>The credentials after <c>Negotiate</c>, <c>NTLM</c> or <c>ApiKey</c>: 20 characters or more with a digit.</summary>
/// <remarks>Sources: RFC 4559, section 4; MS-NTHT, section 2.1.</remarks>
internal sealed class SchemeRule : IValueRule
{
    private const int Shortest = 20;

    private static readonly string[] Schemes = ["Negotiate", "NTLM", "ApiKey"];

    public IEnumerable<string> Anchors => Schemes;

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        foreach (var scheme in Schemes)
        {
            if (!AsciiText.IsAt(text, at, scheme, StringComparison.OrdinalIgnoreCase)
                || !AsciiText.BeginsWord(text, at)
                || !CredentialStart.TryFind(text, at + scheme.Length, out var start))
            {
                continue;
            }

            var end = AsciiText.RunEnd(text, start, AsciiText.Token68);
            finding = new Finding(start, end, RedactionKinds.AuthorizationHeader);
            return end - start >= Shortest && text[start..end].ContainsAnyInRange('0', '9') && !Marker.IsMarker(text[start..end]);
        }

        return false;
    }
}
