using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>A request on its way through the application.</summary>
/// <param name="context">The request.</param>
/// <param name="started">When it came, as a timestamp.</param>
internal sealed class ActiveRequest(HttpContext context, long started)
{
    private Task _processing = Task.CompletedTask;

    public HttpContext Context { get; } = context;

    public long Started { get; } = started;

    /// <summary>
    /// Whether the service failed: the status says so, or an exception came out when the status had gone out already. Neither a client that
    /// went away nor one whose request could not be read is a failure of the service.
    /// </summary>
    public bool HasFailed => Context.Response.StatusCode >= StatusCodes.Status500InternalServerError
        || (!_processing.IsCompletedSuccessfully
            && !Context.RequestAborted.IsCancellationRequested
            && _processing.Exception?.InnerException is not BadHttpRequestException);

    /// <summary>Runs the application. Its task is kept, not awaited: that would cost a second one.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "It is handed on in the task, where whoever awaits it finds it.")]
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
