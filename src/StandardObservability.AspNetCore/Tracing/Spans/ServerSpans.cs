using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using StandardObservability.AspNetCore.Routes;

namespace StandardObservability.AspNetCore.Tracing.Spans;

/// <summary>Describes requests in their server spans: the request when it arrives, the response when it has ended.</summary>
/// <remarks>
/// Source: OpenTelemetry semantic conventions 1.40, "HTTP spans". Names, values and order of precedence are those of OpenTelemetry's instrumentation, which an
/// application may use beside this library. docs/adr/0046.
/// </remarks>
internal sealed class ServerSpans(RequestAttributes requests, ResponseAttributes responses, ServerExceptions failures)
{
    /// <summary>Adds what is known when the request arrives.</summary>
    public void Begin(Activity span, HttpContext context)
    {
        try
        {
            requests.Add(span, context);
        }
        catch (Exception)
        {
            // A span with fewer attributes is better than a request that fails.
        }
    }

    /// <summary>Records an exception that became a response.</summary>
    public void Fail(Activity span, HttpContext context, Exception exception)
    {
        if (context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            failures.Add(span, exception);
        }
    }

    /// <summary>Adds what is known when the response has ended.</summary>
    /// <param name="span">The server span.</param>
    /// <param name="context">The request.</param>
    /// <param name="endpoint">Its endpoint, if routing selected one.</param>
    /// <param name="processing">The completed task of the application.</param>
    public void End(Activity span, HttpContext context, KnownEndpoint? endpoint, Task processing)
    {
        try
        {
            responses.Add(span, context, endpoint, processing);
        }
        catch (Exception)
        {
            // As above.
        }
    }
}
