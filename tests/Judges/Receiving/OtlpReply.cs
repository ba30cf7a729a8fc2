using System.Net;

namespace Judges.Receiving;

/// <summary>A reply of the receiver. Every property defaults to success; combine properties by <c>with</c>.</summary>
public sealed record OtlpReply
{
    public static OtlpReply Success { get; } = new();

    /// <summary>Closes the connection, or resets the stream, instead of a response.</summary>
    public static OtlpReply ClosedConnection { get; } = new() { ClosesConnection = true };

    /// <summary>The HTTP status. For gRPC, a status other than OK is the response of a proxy in between.</summary>
    public HttpStatusCode HttpStatus { get; init; } = HttpStatusCode.OK;

    /// <summary>The gRPC status. It is ignored for http/protobuf.</summary>
    public int GrpcStatus { get; init; }

    /// <summary>The message of the gRPC status, or the body of an HTTP error.</summary>
    public string Message { get; init; } = "";

    /// <summary>The export response of a success. An empty one is a full success.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Additional headers. For gRPC they are trailers.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>For a slow reply: nothing is sent before this task has completed.</summary>
    public Task SendAfter { get; init; } = Task.CompletedTask;

    public bool ClosesConnection { get; init; }

    public static OtlpReply Http(HttpStatusCode status, string message = "") => new() { HttpStatus = status, Message = message };

    public static OtlpReply Grpc(int status, string message = "") => new() { GrpcStatus = status, Message = message };

    /// <summary>Accepts the request, but not all of its items. A message without rejected items is a warning.</summary>
    public static OtlpReply PartialSuccess(long rejected, string message) => new() { Body = OtlpPartialSuccess.Write(rejected, message) };

    internal bool Accepts(OtlpProtocol protocol) =>
        !ClosesConnection && HttpStatus == HttpStatusCode.OK && (GrpcStatus == 0 || protocol != OtlpProtocol.Grpc);
}
