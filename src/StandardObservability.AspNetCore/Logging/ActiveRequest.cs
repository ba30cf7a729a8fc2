using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>A request that the application is processing.</summary>
/// <param name="context">The request.</param>
/// <param name="started">Timestamp of its arrival.</param>
internal sealed class ActiveRequest(HttpContext context, long started)
{
    private Task _processing = Task.CompletedTask;

    public HttpContext Context { get; } = context;

    public long Started { get; } = started;

    /// <summary>
    /// Whether the service failed: by its status, or by an exception after the status was sent. A client that disconnects and a request that
    /// cannot be read are not failures of the service.
    /// </summary>
    public bool HasFailed => Context.Response.StatusCode >= StatusCodes.Status500InternalServerError
        || (!_processing.IsCompletedSuccessfully
            && !Context.RequestAborted.IsCancellationRequested
            && _processing.Exception?.InnerException is not BadHttpRequestException);

    /// <summary>Runs the application. Its task is kept and not awaited, because awaiting would allocate a second task.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The returned task carries it to the caller.")]
    public Task RunAsync(RequestDelegate application)
    {
        try
        {
            _processing = application(Context);
        }
        catch (Exception e)
        {
            _processing = Task.FromException(e);
        }

        return _processing;
    }
}
