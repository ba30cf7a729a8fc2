using System.Globalization;
using System.Security.Authentication;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Otlp.Wire;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>The result of one OTLP request: accepted by the receiver, perhaps without some items, or failed.</summary>
/// <param name="Failure">Why items were not accepted; <see langword="null"/> when the receiver accepted all.</param>
/// <param name="Loss">Why the items of a failed request are lost.</param>
/// <param name="Rejected">
/// The number of items that the receiver reports as rejected from an accepted request; <see langword="null"/> for all items.
/// </param>
internal readonly record struct ExportOutcome(string? Failure, LossReason Loss = LossReason.Refused, long? Rejected = null)
{
    // RFC 9113, section 7.
    private const long Http2ProtocolError = 0x1;
    private const long Http11Required = 0xd;

    /// <summary>In .NET's message when a connection ends before the receiver has answered its start.</summary>
    private const string Http2NotEstablished = "did not complete the HTTP/2 handshake";

    /// <param name="response">A response whose body is buffered, so that its trailers have arrived.</param>
    public static ExportOutcome Read(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            return new($"the receiver answered {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd() + ReceiverMessage.Quote(response));
        }

        return FindGrpcStatus(response) is { } status and not 0
            ? new(string.Create(CultureInfo.InvariantCulture, $"the receiver answered with gRPC status {status}") + ReceiverMessage.Quote(response))
            : FromAccepted(response.Content);
    }

    /// <param name="exception">The exception of the attempt.</param>
    /// <param name="isStopping">Whether the deadline of the host's stop has passed.</param>
    /// <param name="hasAnswered">Whether the receiver has answered a request before.</param>
    public static ExportOutcome From(Exception exception, bool isStopping, bool hasAnswered) => exception switch
    {
        OperationCanceledException => new("the receiver did not answer in time", isStopping ? LossReason.Shutdown : LossReason.Unknown),
        HttpRequestException e => new(FindMessage(e), IsOtherProtocol(e) && !hasAnswered ? LossReason.Unreachable : FindLoss(e.HttpRequestError)),
        IOException => new(exception.Message, IsOtherProtocol(exception) && !hasAnswered ? LossReason.Unreachable : LossReason.Unknown),
        _ => new(exception.Message, LossReason.Unusable),
    };

    /// <summary>.NET refers to the inner exception when TLS fails.</summary>
    private static string FindMessage(HttpRequestException e)
        => e.InnerException is AuthenticationException tls ? tls.GetBaseException().Message : e.InnerException?.Message ?? e.Message;

    /// <summary>Whether the receiver uses another protocol. It cannot have read the items if it never answered.</summary>
    /// <remarks>.NET reports a failed start of HTTP/2 in the exception itself or in an inner one, depending on which of its tasks sees it first.</remarks>
    private static bool IsOtherProtocol(Exception? exception) => exception switch
    {
        null => false,
        HttpRequestException { HttpRequestError: HttpRequestError.InvalidResponse }
            or HttpIOException { HttpRequestError: HttpRequestError.InvalidResponse }
            or HttpProtocolException { ErrorCode: Http2ProtocolError or Http11Required } => true,
        { Message: var message } when message.Contains(Http2NotEstablished, StringComparison.Ordinal) => true,
        _ => IsOtherProtocol(exception.InnerException),
    };

    /// <summary>Only a failure before the request was sent is certain: afterwards the receiver may have it.</summary>
    private static LossReason FindLoss(HttpRequestError error)
        => error is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError
            or HttpRequestError.ProxyTunnelError or HttpRequestError.VersionNegotiationError
            ? LossReason.Unreachable
            : LossReason.Unknown;

    /// <summary>The status is in the trailers, or in the headers of a response without a body.</summary>
    private static int? FindGrpcStatus(HttpResponseMessage response)
        => (response.TrailingHeaders.TryGetValues("grpc-status", out var values) || response.Headers.TryGetValues("grpc-status", out values))
            && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : null;

    private static ExportOutcome FromAccepted(HttpContent content)
    {
        using var body = RentedBody.Read(content);
        if ((GrpcFrame.IsUsedBy(content) ? GrpcFrame.FindMessage(body.Bytes) : body.Bytes) is not { } response)
        {
            return default;
        }

        var (rejected, message) = OtlpResponse.ReadPartialSuccess(response.Span);
        return rejected > 0
            ? new($"the receiver rejected some items{ReceiverMessage.Quote(message)}", LossReason.Refused, rejected)
            : default;
    }
}
