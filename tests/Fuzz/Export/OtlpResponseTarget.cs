using System.Net;
using System.Net.Http.Headers;
using StandardObservability.Export.Otlp.Sending;
using StandardObservability.Export.Otlp.Wire;
using static Fuzz.Export.Protobuf;

namespace Fuzz.Export;

/// <summary>Reads the response of an OTLP receiver. The first byte selects status and content type; the body is a message of gRPC too.</summary>
internal sealed class OtlpResponseTarget : FuzzTarget
{
    private const int MaxReason = 400;

    private static readonly string[] ContentTypes = ["application/x-protobuf", "application/grpc", "text/html"];

    public override string Name => "otlp-response";

    public override string Invariant => "a reason is one short line of well-formed text; an accepted response without rejected items has none";

    public override IEnumerable<byte[]> Seeds =>
    [
        [0, .. Field(1, (byte[])[8, 5], String(2, "too large"))],
        [1, 0, 0, 0, 0, 9, .. Field(1, (byte[])[8, 5], String(2, "full"))],
        [3, .. String(2, "wrong\r\nkey")],
        [5, .. "<html>\n<h1>503  Service Unavailable</h1>"u8],
        [7, .. "grpc%20message%0d%0a%F0%9F%94%91%ff"u8],
    ];

    public override IEnumerable<string> Words => ["\n", "\r\n", "%0a", "%", "\u2028", "\u202e", "\u0085", "\u0012", "é", "🔑"];

    public override void Run(ReadOnlySpan<byte> input)
    {
        if (input.IsEmpty)
        {
            return;
        }

        using var response = new HttpResponseMessage((input[0] / 3) % 2 == 0 ? HttpStatusCode.OK : HttpStatusCode.BadRequest);
        response.Content = new ByteArrayContent(input[1..].ToArray());
        response.Content.Headers.ContentType = new MediaTypeHeaderValue(ContentTypes[input[0] % 3]);
        if (input[0] % 3 == 1)
        {
            var text = EscapedText.Decode(input[1..]);
            response.TrailingHeaders.TryAddWithoutValidation("grpc-message", text);
            response.TrailingHeaders.TryAddWithoutValidation("grpc-status", input[0] < 100 ? "0" : text);
        }

        var outcome = ExportOutcome.Read(response);
        if (outcome.Failure is { } reason)
        {
            Check.That(reason.Length is > 0 and <= MaxReason, $"{reason.Length} characters");
            Check.IsOneLine(reason);
            Check.Equal(reason, EscapedText.ToWellFormed(reason));
        }

        Check.That(outcome.Rejected is null or > 0);
        Check.That(GrpcFrame.FindMessage(input.ToArray()) is not { } message || message.Length == input.Length - GrpcFrame.HeaderLength);
    }
}
