using System.Text;
using Fuzz.Export;
using StandardObservability;
using StandardObservability.Export.Otlp;
using StandardObservability.Export.Otlp.Wire;
using StandardObservability.Redaction;

namespace Fuzz.Redaction;

/// <summary>Redacts an attribute by its key and value, as an object and in an OTLP request.</summary>
internal sealed class RedactPairTarget : TextTarget
{
    private readonly RedactionPolicy _policy = new(new RedactionOptions());
    private readonly OtlpPayloadReader _reader;

    public RedactPairTarget() => _reader = new OtlpPayloadReader(_policy);

    public override string Name => "redact-pair";

    public override string Invariant => "a key is secret in UTF-16 and UTF-8; with its value it has the same result as an object and in OTLP; redacting again ends";

    public override IEnumerable<string> Words => [.. RedactionSeeds.Words, "pin", "sid", "code", "otp", "Pass", "_OLD", "contraseña", "true", "S-1-5-21", "\n"];

    protected override IEnumerable<string> Texts =>
    [
        "password\nhunter2", "tokenCount\n17", "http.route\n/orders/5", "pin\n1234", "code\n404", "DB_PASSWORD_OLD\nx y", "contraseña\nabc", "note\npassword=hunter2", "sid\nS-1-5-21-1",
        $"{new string('é', 200)}.password\nabc", "Authorization\nBearer abcdefghijklmnopq", "enabled.token\ntrue",
    ];

    protected override void Run(string text)
    {
        var lines = Lines(EscapedText.ToWellFormed(text), 2);
        var (key, value) = (lines[0], lines[1]);
        Check.Equal(_policy.FindSecrecy(key), _policy.FindSecrecy(Encoding.UTF8.GetBytes(key)));
        var redacted = (string)(_policy.TryRedact(key, value, out var replacement) ? replacement : value);
        RedactedText.Ends(redacted, r => (string)(_policy.TryRedact(key, r, out var again) ? again : r));
        var request = CreateRequest(key, value);
        var payload = _reader.Read(request, OtlpSignal.Traces);
        Check.Equal(Convert.ToHexString(CreateRequest(key, redacted)), Convert.ToHexString(payload.IsChanged ? payload.Changed : request));
    }

    private static byte[] CreateRequest(string key, string value)
        => Protobuf.Request(Protobuf.Field(9, Protobuf.Attribute(key, Protobuf.String(1, value))));
}
