using System.Net;

namespace Judges.Receiving;

/// <summary>What the receiver answers. Each member is good unless it is set; combine them with <c>with</c>.</summary>
public sealed record OtlpReply
{
    public static OtlpReply Success { get; } = new();

    /// <summary>Closes the connection, or resets the stream, instead of answering.</summary>
    public static OtlpReply ClosedConnection { get; } = new() { ClosesConnection = true };

    /// <summary>The HTTP status. Over gRPC anything but OK is what a proxy in between would answer.</summary>
    public HttpStatusCode HttpStatus { get; init; } = HttpStatusCode.OK;

    /// <summary>The number that gRPC ends with; it is not looked at over http/protobuf.</summary>
    public int GrpcStatus { get; init; }

    /// <summary>The text of the status over gRPC, the body of an error over HTTP.</summary>
    public string Message { get; init; } = "";

    /// <summary>The export response of a good answer: empty is full success.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>More headers; over gRPC they are trailers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>A slow answer: nothing is sent before this has completed.</summary>
    public Task SendAfter { get; init; } = Task.CompletedTask;

    public bool ClosesConnection { get; init; }

    public static OtlpReply Http(HttpStatusCode status, string message = "") => new() { HttpStatus = status, Message = message };

    public static OtlpReply Grpc(int status, string message = "") => new() { GrpcStatus = status, Message = message };

    /// <summary>Accepts the request but not all that is in it. No rejected items and a message is OTLP's form of a warning.</summary>
    public static OtlpReply PartialSuccess(long rejected, string message) => new() { Body = OtlpPartialSuccess.Write(rejected, message) };

    internal bool Accepts(OtlpProtocol protocol) =>
        !ClosesConnection && HttpStatus == HttpStatusCode.OK && (GrpcStatus == 0 || protocol != OtlpProtocol.Grpc);
}
