using Microsoft.AspNetCore.Http;

namespace StandardObservability.AspNetCore.Metrics;

/// <summary>Recognizes requests that failed in the service although their status code is below 500.</summary>
internal static class FailedRequest
{
    /// <param name="context">The request.</param>
    /// <param name="processing">The completed task of the application.</param>
    public static bool HasFailed(HttpContext context, Task processing)
        => processing.IsCompletedSuccessfully
            ? GrpcCall.HasFailed(context)
            : context.Response.HasStarted && !IsCausedByClient(context, processing.Exception?.InnerException);

    /// <summary>
    /// Whether the client disconnected or sent a request that cannot be read. Servers cancel the token of the request also when they abort a
    /// response that the application failed to complete, so the exception counts too. It is <see langword="null"/> when the task was canceled.
    /// </summary>
    private static bool IsCausedByClient(HttpContext context, Exception? exception)
        => exception is BadHttpRequestException
            || (context.RequestAborted.IsCancellationRequested && exception is null or OperationCanceledException or IOException);
}
