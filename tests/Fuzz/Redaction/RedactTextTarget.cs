using System.Buffers;
using System.Text;
using StandardObservability;
using StandardObservability.Redaction;

namespace Fuzz.Redaction;

/// <summary>Redacts text as UTF-16 and as UTF-8.</summary>
internal sealed class RedactTextTarget : TextTarget
{
    private readonly RedactionPolicy _policy = new(new RedactionOptions());

    public override string Name => "redact-text";

    public override string Invariant => "UTF-16 and UTF-8 have the same result; text around secrets is unchanged; redacting again only removes more, and ends";

    public override IEnumerable<string> Words => RedactionSeeds.Words;

    protected override IEnumerable<string> Texts => RedactionSeeds.Texts;

    protected override void Run(string text)
    {
        var redacted = _policy.Redact(text);
        RedactedText.IsPartOf(text, redacted);
        RedactedText.Ends(redacted, _policy.Redact);
        var wellFormed = EscapedText.ToWellFormed(text);
        var utf8 = Encoding.UTF8.GetBytes(wellFormed);
        var output = new ArrayBufferWriter<byte>();
        var fromUtf8 = Encoding.UTF8.GetString(_policy.TryRedact(utf8, output) ? output.WrittenSpan : utf8);
        Check.Equal(_policy.Redact(wellFormed), fromUtf8);
    }
}
