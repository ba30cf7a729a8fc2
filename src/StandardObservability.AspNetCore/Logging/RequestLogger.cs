using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StandardObservability.AspNetCore.Noise;
using StandardObservability.AspNetCore.Tracing;
using StandardObservability.Conventions;
using StandardObservability.Redaction;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>Logs exactly one event for each request when it ends.</summary>
/// <remarks>
/// Servers run the completion callback when the status is final, including the status for an unhandled exception, and while the server
/// activity is still running.
/// </remarks>
internal sealed class RequestLogger
{
    private const string Category = "StandardObservability.Requests";

    private static readonly EventId RequestEnded = new(EventIds.RequestEnded, nameof(EventIds.RequestEnded));

    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly RequestText _texts;
    private readonly Func<object, Task> _end;

    public RequestLogger(ILoggerFactory loggers, RedactionPolicy redaction, TimeProvider? time = null)
    {
        _logger = loggers.CreateLogger(Category);
        _time = time ?? TimeProvider.System;
        _texts = new RequestText(redaction);
        _end = request =>
        {
            End((ActiveRequest)request);
            return Task.CompletedTask;
        };
    }

    public Task RunAsync(HttpContext context, RequestDelegate application)
    {
        if (!_logger.IsEnabled(LogLevel.Error))
        {
            return application(context);
        }

        var request = new ActiveRequest(context, _time.GetTimestamp());
        context.Response.OnCompleted(_end, request);
        return request.RunAsync(application);
    }

    private void End(ActiveRequest request)
    {
        var context = request.Context;
        var level = request.HasFailed ? LogLevel.Error : LogLevel.Information;
        if (!_logger.IsEnabled(level) || SuppressedRequest.IsSuppressed(context))
        {
            return;
        }

        var line = new RequestLogState(
            RequestText.Method(context.Request),
            _texts.Path(context.Request),
            context.Response.StatusCode,
            Math.Round(_time.GetElapsedTime(request.Started).TotalMilliseconds, digits: 3),
            RequestText.Route(context));
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
