using System.Buffers;
using System.Text;
using StandardObservability;
using StandardObservability.Redaction;

namespace Fuzz.Redaction;

/// <summary>Redacts bytes that may not be UTF-8.</summary>
internal sealed class RedactBytesTarget : FuzzTarget
{
    private readonly RedactionPolicy _policy = new(new RedactionOptions());

    public override string Name => "redact-bytes";

    public override string Invariant => "bytes around secrets are unchanged; redacting again only removes more, and ends";

    public override IEnumerable<byte[]> Seeds => RedactionSeeds.Texts.Select(EscapedText.Encode);

    public override IEnumerable<string> Words => RedactionSeeds.Words;

    public override void Run(ReadOnlySpan<byte> input)
    {
        // One character for each byte keeps bytes that are not UTF-8.
        var text = Encoding.Latin1.GetString(input);
        var redacted = Redact(text);
        RedactedText.IsPartOf(text, redacted);
        RedactedText.Ends(redacted, Redact);
    }

    private string Redact(string bytes)
    {
        var redacted = new ArrayBufferWriter<byte>();
        return _policy.TryRedact(Encoding.Latin1.GetBytes(bytes), redacted) ? Encoding.Latin1.GetString(redacted.WrittenSpan) : bytes;
    }
}
