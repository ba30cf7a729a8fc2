using StandardObservability;
using StandardObservability.Export.Otlp;
using StandardObservability.Export.Otlp.Wire;
using StandardObservability.Redaction;
using static Fuzz.Export.Protobuf;

namespace Fuzz.Export;

/// <summary>Counts and rewrites an OTLP request. The first byte selects the signal.</summary>
internal sealed class OtlpRequestTarget : FuzzTarget
{
    private readonly OtlpPayloadReader _redacting = new(new RedactionPolicy(new RedactionOptions()));
    private readonly OtlpPayloadReader _counting = new(new RedactionPolicy(new RedactionOptions { Enabled = false }));

    public override string Name => "otlp-request";

    public override string Invariant => "an independent decoder counts as many items, before and after a rewrite; a second rewrite changes nothing";

    public override IEnumerable<byte[]> Seeds =>
    [
        [0, .. Request(String(5, "work"), Field(9, Attribute("password", String(1, "hunter2"))), Field(9, Attribute("n", [3 << 3, 42])), Field(11, String(2, "pwd=x")), [0xF8, 6, 0x96, 1])],
        [1, .. Request(String(1, "m"), Field(7, Field(1, Field(7, Attribute("user", String(1, "ada@example.com"))), [0x31, 1, 2, 3, 4, 5, 6, 7, 8])))],
        [1, .. Request(Field(9, Field(1, Field(9, Attribute("a", Field(5, Field(1, String(1, "token=abc")))))), Field(1, [0x3D, 1, 2, 3, 4])))],
        [2, .. Request(Field(5, Field(6, Field(1, Attribute("token", String(1, "abc"))))), Field(6, Attribute("raw", Field(7, "password=x"u8.ToArray()))), String(12, "e"))],
        [0, .. Field(1, Field(1, Field(1, Attribute("api_key", [0x10, 1]))), Field(2, Field(1, Field(3, Attribute("c", String(1, "Bearer abcdefghijklmnop"))))))],
    ];

    public override IEnumerable<string> Words => ["password", "token", "\n", "\u0012", "\u004a", "ada@example.com", "password=x", "REDACTED-key", "\u007f"];

    public override void Run(ReadOnlySpan<byte> input)
    {
        if (input.IsEmpty)
        {
            return;
        }

        var signal = (OtlpSignal)(input[0] % 3);
        var request = input[1..];
        var expected = signal == OtlpSignal.Metrics ? ProtobufItems.CountPoints(request) : ProtobufItems.CountSpansOrRecords(request);
        Check.Equal(expected, _counting.Read(request, signal).Items);
        var payload = _redacting.Read(request, signal);
        Check.Equal(expected, payload.Items);
        if (payload.IsChanged)
        {
            var redacted = payload.Changed.ToArray();
            Check.Equal(expected, signal == OtlpSignal.Metrics ? ProtobufItems.CountPoints(redacted) : ProtobufItems.CountSpansOrRecords(redacted));
            var again = _redacting.Read(redacted, signal);
            Check.Equal(expected, again.Items);
            Check.That(!again.IsChanged || again.Changed.SequenceEqual(redacted), $"{Convert.ToHexString(redacted)} {Convert.ToHexString(again.Changed)}");
        }
    }
}
