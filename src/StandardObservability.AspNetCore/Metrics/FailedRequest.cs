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
    /// The exception that the server gets from the application; <see langword="null"/> without one, and when the client has disconnected.
    /// </summary>
    /// <param name="context">The request.</param>
    /// <param name="processing">The task of the application.</param>
    public static Exception? FindUnhandled(HttpContext context, Task? processing)
        => processing is { IsCompleted: true, IsCompletedSuccessfully: false } && Catch(processing) is var exception
            && !(exception is OperationCanceledException or IOException && context.RequestAborted.IsCancellationRequested)
            ? exception
            : null;

    /// <summary>The exception of a canceled task is only thrown, and its type is not always the same.</summary>
    private static Exception? Catch(Task processing)
    {
        try
        {
            processing.GetAwaiter().GetResult();
            return null;
        }
        catch (Exception e)
        {
            return e;
        }
    }

    /// <summary>
    /// Whether the client disconnected or sent a request that cannot be read. Servers cancel the token of the request also when they abort a
    /// response that the application failed to complete, so the exception counts too. It is <see langword="null"/> when the task was canceled.
    /// </summary>
    private static bool IsCausedByClient(HttpContext context, Exception? exception)
        => exception is BadHttpRequestException
            || (context.RequestAborted.IsCancellationRequested && exception is null or OperationCanceledException or IOException);
}
