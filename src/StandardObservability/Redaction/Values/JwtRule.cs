using System.Buffers;
using System.Buffers.Text;
using StandardObservability.Conventions;

namespace StandardObservability.Redaction.Values;

/// <summary>Three or five base64url parts between dots, the first of which is a JSON object that names an algorithm.</summary>
/// <remarks>Sources: RFC 7515, section 7.1; RFC 7516, section 7.1. The last part is empty when the token is not signed.</remarks>
internal sealed class JwtRule : IValueRule
{
    /// <summary>base64url of <c>{"</c>.</summary>
    private const string Start = "eyJ";

    private const int LongestHeader = 4096;

    /// <summary>The least header that names an algorithm, and two dots.</summary>
    private const int Shortest = 16;

    public IEnumerable<string> Anchors => [Start];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (!Ascii.IsAt(text, at, Start) || !Ascii.BeginsWord(text, at) || (at > 0 && text[at - 1] == '-'))
        {
            return false;
        }

        var header = Ascii.RunEnd(text, at, Ascii.WordAndDash, LongestHeader);
        if (Ascii.At(text, header) != '.' || !NamesAnAlgorithm(text[at..header]))
        {
            return false;
        }

        var payload = Ascii.RunEnd(text, header + 1, Ascii.WordAndDash);
        if (Ascii.At(text, payload) != '.')
        {
            return false;
        }

        finding = new Finding(at, Ascii.RunEnd(text, payload, Ascii.WordDashAndDot), RedactionKinds.Jwt);
        return finding.End - at >= Shortest;
    }

    private static bool NamesAnAlgorithm(ReadOnlySpan<char> header)
    {
        Span<byte> json = stackalloc byte[header.Length];
        return Base64Url.DecodeFromChars(header, json, out _, out var written) == OperationStatus.Done && json[..written].IndexOf("\"alg\""u8) > 0;
    }
}
