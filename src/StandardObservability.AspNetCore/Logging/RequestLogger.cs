using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StandardObservability.AspNetCore.Tracing;
using StandardObservability.Conventions;
using StandardObservability.Redaction;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>Logs exactly one event for each request when it ends.</summary>
/// <remarks>
/// Servers run the completion callback when the status is final, including the status for an unhandled exception, and while the server
/// activity is still running.
/// </remarks>
internal sealed class RequestLogger(ILoggerFactory loggers, RedactionPolicy redaction, bool recordsAddress = false)
{
    private const string Category = "StandardObservability.Requests";

    private static readonly EventId RequestEnded = new(EventIds.RequestEnded, nameof(EventIds.RequestEnded));

    private readonly ILogger _logger = loggers.CreateLogger(Category);
    private readonly RequestText _texts = new(redaction);

    /// <summary>Logs the event of a request that has ended.</summary>
    /// <param name="context">The request.</param>
    /// <param name="route">The template of its route, or <see langword="null"/> when no route was found.</param>
    /// <param name="hasFailed">Whether it failed although its status is below 500.</param>
    /// <param name="duration">How long it took.</param>
    public void Log(HttpContext context, string? route, bool hasFailed, TimeSpan duration)
    {
        var level = hasFailed || context.Response.StatusCode >= StatusCodes.Status500InternalServerError ? LogLevel.Error : LogLevel.Information;
        if (!_logger.IsEnabled(level))
        {
            return;
        }

        var line = new RequestLogState(
            RequestText.Method(context.Request),
            _texts.Path(context.Request),
            context.Response.StatusCode,
            Math.Round(duration.TotalMilliseconds, digits: 3),
            route,
            recordsAddress ? ClientAddress.Find(context) : null);
        Write(level, line, ServerActivity.Find(context));
    }

    private void Write(LogLevel level, in RequestLogState line, Activity? server)
    {
        var current = Activity.Current;
        if (server is null || server == current)
        {
            _logger.Log(level, RequestEnded, line, exception: null, RequestLogState.Render);
            return;
        }

        // Middleware has left its own activity running, or none.
        Activity.Current = server;
        try
        {
            _logger.Log(level, RequestEnded, line, exception: null, RequestLogState.Render);
        }
        finally
        {
            Activity.Current = current;
        }
    }
}
