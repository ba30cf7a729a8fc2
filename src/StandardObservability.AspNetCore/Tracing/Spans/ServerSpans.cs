using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using StandardObservability.AspNetCore.Routes;

namespace StandardObservability.AspNetCore.Tracing.Spans;

/// <summary>Describes requests in their server spans: the request when it arrives, the response when it has ended.</summary>
/// <remarks>
/// Source: OpenTelemetry semantic conventions 1.40, "HTTP spans". Names and values are those of OpenTelemetry's instrumentation, which an application may use
/// beside this library. docs/adr/0046.
/// </remarks>
internal sealed class ServerSpans(RequestAttributes requests, ResponseAttributes responses, ServerExceptions failures)
{
    /// <summary>Adds what is known when the request arrives.</summary>
    public void Begin(Activity span, HttpContext context) => requests.Add(span, context);

    /// <summary>Records an exception.</summary>
    /// <param name="span">The server span.</param>
    /// <param name="context">The request.</param>
    /// <param name="exception">The exception.</param>
    /// <param name="isHandled">Whether it became a response. If its status is below 500, the request has not failed.</param>
    public void Fail(Activity span, HttpContext context, Exception exception, bool isHandled)
    {
        if (!isHandled || context.Response.StatusCode >= StatusCodes.Status500InternalServerError)
        {
            failures.Add(span, exception, isHandled);
        }
    }

    /// <summary>Adds what is known when the response has ended.</summary>
    /// <param name="span">The server span.</param>
    /// <param name="context">The request.</param>
    /// <param name="endpoint">Its endpoint, if routing selected one.</param>
    public void End(Activity span, HttpContext context, KnownEndpoint? endpoint) => responses.Add(span, context, endpoint);

    /// <summary>Redacts secret route parameters in the path, before the end is described.</summary>
    public void RedactPath(Activity span, HttpContext context) => responses.RedactPath(span, context);
}
