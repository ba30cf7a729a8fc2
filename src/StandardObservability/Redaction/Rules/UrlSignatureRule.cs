using StandardObservability.Conventions.Redaction;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules;

/// <summary>
/// The signature of a presigned URL: a parameter <c>X-Amz-Signature</c>, <c>X-Goog-Signature</c>, <c>Signature</c> or <c>sig</c> with a
/// value of 16 characters or more, of which one is a digit. It may be quoted, as in the header of a signed request.
/// </summary>
/// <remarks>Sources: Amazon S3, "Signature Version 4, query parameters"; Azure Storage, "Service SAS"; Amazon CloudFront, "Signed URLs"; RFC draft "Signing HTTP Messages".</remarks>
internal sealed class UrlSignatureRule : IValueRule
{
    private const int Shortest = 16;

    /// <summary>A digit is searched for in this many characters.</summary>
    private const int LongestHead = 64;

    private static readonly string[] Names = ["Signature=", "sig="];

    public IEnumerable<string> Anchors => Names;

    public bool TryFind(ReadOnlySpan<char> text, int at, out Finding finding)
    {
        finding = default;
        foreach (var name in Names)
        {
            if (!AsciiText.IsAt(text, at, name, StringComparison.OrdinalIgnoreCase) || !IsParameterStart(text, at))
            {
                continue;
            }

            var start = at + name.Length;
            start += AsciiText.At(text, start) == '"' ? 1 : 0;
            var head = AsciiText.RunEnd(text, start, AsciiText.EncodedBase64, LongestHead);
            if (head - start >= Shortest && text[start..head].ContainsAnyInRange('0', '9'))
            {
                finding = new Finding(start, AsciiText.RunEnd(text, head, AsciiText.EncodedBase64), RedactionKinds.UrlSignature);
                return true;
            }
        }

        return false;
    }

    /// <summary>A parameter starts at the start of the text, after <c>?</c>, <c>&amp;</c> and the like, or after the prefix <c>X-Amz-</c>.</summary>
    private static bool IsParameterStart(ReadOnlySpan<char> text, int at)
        => at == 0 || !AsciiText.IsWord(text[at - 1]);
}
