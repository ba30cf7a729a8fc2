using System.Buffers;
using System.Buffers.Text;
using System.Text;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.Headers;

/// <summary>The credentials after <c>Basic</c>: base64 that decodes to printable text with a colon. Padding may be missing or percent-encoded.</summary>
/// <remarks>Source: RFC 7617, section 2.</remarks>
internal sealed class BasicRule : IValueRule
{
    private const string Scheme = "Basic";
    private const int Longest = 2048;

    private static readonly SearchValues<char> Letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_");
    private static readonly SearchValues<char> Padding = SearchValues.Create("=%3Dd");

    public IEnumerable<string> Anchors => [Scheme];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (!AsciiText.IsAt(text, at, Scheme, StringComparison.OrdinalIgnoreCase)
            || !AsciiText.BeginsWord(text, at)
            || !CredentialStart.TryFind(text, at + Scheme.Length, out var start))
        {
            return false;
        }

        var letters = AsciiText.RunEnd(text, start, Letters, Longest);
        if (letters == start || !IsUserAndPassword(text[start..letters]))
        {
            return false;
        }

        var end = AsciiText.RunEnd(text, letters, Padding, 6);
        end = text[letters..end].Contains("%3D", StringComparison.OrdinalIgnoreCase) || text[letters..end].IndexOfAnyExcept('=') < 0 ? end : letters;

        finding = new Finding(start, end, RedactionKinds.Basic);
        return true;
    }

    private static bool IsUserAndPassword(ReadOnlySpan<char> base64)
    {
        Span<byte> ascii = stackalloc byte[(base64.Length + 3) / 4 * 4];
        ascii.Fill((byte)'=');
        Encoding.ASCII.GetBytes(base64, ascii);
        ascii.Replace((byte)'-', (byte)'+');
        ascii.Replace((byte)'_', (byte)'/');
        return Base64.DecodeFromUtf8InPlace(ascii, out var written) == OperationStatus.Done
            && ascii[..written].Contains((byte)':')
            && !ascii[..written].ContainsAnyInRange((byte)0, (byte)0x1f);
    }
}
