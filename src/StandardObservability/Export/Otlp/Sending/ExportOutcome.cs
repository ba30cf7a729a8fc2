using System.Globalization;
using System.Net;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>What became of one request.</summary>
/// <param name="Kind">Its class.</param>
/// <param name="Reason">Why it failed, in words; <see langword="null"/> when it did not.</param>
internal readonly record struct ExportOutcome(ExportOutcomeKind Kind, string? Reason)
{
    public static ExportOutcome Delivered { get; } = new(ExportOutcomeKind.Delivered, null);

    /// <remarks>Retryable codes: OTLP specification, "Failures" of OTLP/gRPC and OTLP/HTTP.</remarks>
    public static ExportOutcome From(HttpResponseMessage response)
    {
        if (!response.IsSuccessStatusCode)
        {
            var retryable = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway
                or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;
            return new(retryable ? ExportOutcomeKind.Retryable : ExportOutcomeKind.Refused, $"the receiver answered {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd());
        }

        return GrpcStatus(response) is { } status and not 0 ? OfGrpc(status) : Delivered;
    }

    public static ExportOutcome From(Exception exception) => new(ExportOutcomeKind.Unreachable, exception switch
    {
        TaskCanceledException or OperationCanceledException => "the receiver did not answer in time",
        HttpRequestException { InnerException: { } inner } => inner.Message,
        _ => exception.Message,
    });

    private static ExportOutcome OfGrpc(int status)
    {
        // CANCELLED, DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, OUT_OF_RANGE, UNAVAILABLE, DATA_LOSS
        var retryable = status is 1 or 4 or 8 or 10 or 11 or 14 or 15;
        return new(retryable ? ExportOutcomeKind.Retryable : ExportOutcomeKind.Refused, string.Create(CultureInfo.InvariantCulture, $"the receiver answered with gRPC status {status}"));
    }

    /// <summary>The status stands in the trailers, or in the headers of a response without a body.</summary>
    private static int? GrpcStatus(HttpResponseMessage response)
        => (response.TrailingHeaders.TryGetValues("grpc-status", out var values) || response.Headers.TryGetValues("grpc-status", out values))
            && int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            ? status
            : null;
}
