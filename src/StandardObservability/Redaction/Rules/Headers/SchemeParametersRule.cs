using System.Buffers;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.Headers;

/// <summary>
/// The credentials of a scheme with parameters, without the name of their header: <c>Digest username="…", response="…"</c>. The parameter
/// that proves the secret must follow; a challenge of a server does not have it.
/// </summary>
/// <remarks>Sources: RFC 7616, section 3.4; RFC 5849, section 3.5.1; the documentation of Hawk.</remarks>
internal sealed class SchemeParametersRule : IValueRule
{
    private const int MostParameters = 16;
    private const int LongestPart = 512;

    private static readonly SearchValues<char> ValueEnds = SearchValues.Create(", \t\r\n\"\\");

    private static readonly SchemeProof[] Schemes = [new("Digest ", "response"), new("OAuth ", "oauth_signature"), new("Hawk ", "mac")];

    public IEnumerable<string> Anchors => Schemes.Select(static s => s.Scheme);

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        foreach (var (scheme, proof) in Schemes)
        {
            if (AsciiText.IsAt(text, at, scheme, StringComparison.OrdinalIgnoreCase) && AsciiText.BeginsWord(text, at))
            {
                var start = AsciiText.SkipBlanks(text, at + scheme.Length);
                var hasProof = HasParameter(text, start, proof);
                finding = hasProof ? new Finding(start, HeaderLine.FindEnd(text, start), RedactionKinds.AuthorizationHeader) : default;
                return hasProof;
            }
        }

        return false;
    }

    /// <summary>Whether a list of <c>name=value</c> and <c>name="value"</c> has a parameter.</summary>
    private static bool HasParameter(ReadOnlySpan<char> text, int at, string expected)
    {
        for (var i = 0; i < MostParameters && at < text.Length; i++)
        {
            var equals = AsciiText.RunEnd(text, at, AsciiText.WordAndDash, LongestPart);
            if (AsciiText.At(text, equals) != '=')
            {
                return false;
            }

            var end = FindValueEnd(text, equals + 1);
            if (text[at..equals].Equals(expected, StringComparison.OrdinalIgnoreCase))
            {
                return end > equals + 1;
            }

            var comma = AsciiText.SkipBlanks(text, end);
            if (AsciiText.At(text, comma) != ',')
            {
                return false;
            }

            at = AsciiText.SkipBlanks(text, comma + 1);
        }

        return false;
    }

    private static int FindValueEnd(ReadOnlySpan<char> text, int at)
    {
        var isQuoted = AsciiText.At(text, at) == '"';
        var rest = text.Slice(at, Math.Min(LongestPart, text.Length - at));
        var length = isQuoted ? rest[1..].IndexOf('"') + 2 : rest.IndexOfAny(ValueEnds);
        return at + (length is < 0 or 1 ? rest.Length : length);
    }

    private sealed record SchemeProof(string Scheme, string Proof);
}
