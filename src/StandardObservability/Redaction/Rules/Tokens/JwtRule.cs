using System.Buffers;
using System.Buffers.Text;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.Tokens;

/// <summary>A JSON Web Token: three or five base64url parts with dots between them, of which the first is a JSON object that names an algorithm.</summary>
/// <remarks>Sources: RFC 7515, section 7.1; RFC 7516, section 7.1. The last part of an unsigned token is empty.</remarks>
internal sealed class JwtRule : IValueRule
{
    /// <summary>The base64url form of <c>{"</c>.</summary>
    private const string Start = "eyJ";

    private const int LongestHeader = 4096;

    /// <summary>Length of the shortest header that names an algorithm, and two dots.</summary>
    private const int Shortest = 16;

    public IEnumerable<string> Anchors => [Start];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (!AsciiText.IsAt(text, at, Start) || !AsciiText.BeginsWord(text, at) || (at > 0 && text[at - 1] == '-'))
        {
            return false;
        }

        var header = AsciiText.RunEnd(text, at, AsciiText.WordAndDash, LongestHeader);
        if (AsciiText.At(text, header) != '.' || !NamesAnAlgorithm(text[at..header]))
        {
            return false;
        }

        var payload = AsciiText.RunEnd(text, header + 1, AsciiText.WordAndDash);
        if (AsciiText.At(text, payload) != '.')
        {
            return false;
        }

        finding = new Finding(at, AsciiText.RunEnd(text, payload, AsciiText.WordDashAndDot), RedactionKinds.Jwt);
        return finding.End - at >= Shortest;
    }

    private static bool NamesAnAlgorithm(ReadOnlySpan<char> header)
    {
        Span<byte> json = stackalloc byte[header.Length];
        return Base64Url.DecodeFromChars(header, json, out _, out var written) == OperationStatus.Done && json[..written].IndexOf("\"alg\""u8) > 0;
    }
}
