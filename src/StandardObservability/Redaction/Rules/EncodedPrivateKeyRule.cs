using System.Buffers.Text;
using System.Text;
using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules;

/// <summary>A private key in PEM that was encoded as base64 again, as Kubernetes and environment variables hold it.</summary>
internal sealed class EncodedPrivateKeyRule : IValueRule
{
    /// <summary>The base64 form of <c>-----BEGIN </c>.</summary>
    private const string Start = "LS0tLS1CRUdJTi";

    /// <summary>The label ends within this many characters.</summary>
    private const int LabelLength = 64;

    public IEnumerable<string> Anchors => [Start];

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        if (at + LabelLength > text.Length || !AsciiText.IsAt(text, at, Start))
        {
            return false;
        }

        Span<byte> label = stackalloc byte[LabelLength];
        Encoding.Latin1.GetBytes(text.Slice(at, LabelLength), label);
        if (Base64.DecodeFromUtf8InPlace(label, out var written) != System.Buffers.OperationStatus.Done || label[..written].IndexOf("PRIVATE KEY"u8) < 0)
        {
            return false;
        }

        finding = new Finding(at, AsciiText.RunEnd(text, at, AsciiText.EncodedBase64), RedactionKinds.PrivateKey);
        return true;
    }
}
