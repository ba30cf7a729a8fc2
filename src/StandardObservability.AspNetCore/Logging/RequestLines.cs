using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using StandardObservability.AspNetCore.Noise;
using StandardObservability.AspNetCore.Tracing;
using StandardObservability.Conventions;
using StandardObservability.Redaction;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>Says of each request, when it has ended, what became of it: exactly one log event.</summary>
/// <remarks>
/// Servers call back on completion when the status is final, the one that they set for an unhandled exception included, and while the
/// server activity is still open.
/// </remarks>
internal sealed class RequestLines
{
    private const string Category = "StandardObservability.Requests";

    private static readonly EventId RequestEnded = new(EventIds.RequestEnded, nameof(EventIds.RequestEnded));

    private readonly ILogger _logger;
    private readonly TimeProvider _time;
    private readonly RequestTexts _texts;
    private readonly Func<object, Task> _end;

    public RequestLines(ILoggerFactory loggers, RedactionPolicy redaction, TimeProvider time)
    {
        _logger = loggers.CreateLogger(Category);
        _time = time;
        _texts = new RequestTexts(redaction);
        _end = request =>
        {
            End((RunningRequest)request);
            return Task.CompletedTask;
        };
    }

    public Task RunAsync(HttpContext context, RequestDelegate application)
    {
        if (!_logger.IsEnabled(LogLevel.Error))
        {
            return application(context);
        }

        var request = new RunningRequest(context, _time.GetTimestamp());
        context.Response.OnCompleted(_end, request);
        return request.RunAsync(application);
    }

    private void End(RunningRequest request)
    {
        var context = request.Context;
        var level = request.HasFailed ? LogLevel.Error : LogLevel.Information;
        if (!_logger.IsEnabled(level) || SilentRequest.Is(context))
        {
            return;
        }

        var line = new RequestLine(
            RequestTexts.Method(context.Request),
            _texts.Path(context.Request),
            context.Response.StatusCode,
            Math.Round(_time.GetElapsedTime(request.Started).TotalMilliseconds, digits: 3),
            RequestTexts.Route(context));
        Tell(level, line, ServerActivity.Of(context));
    }

    private void Tell(LogLevel level, in RequestLine line, Activity? server)
    {
        var current = Activity.Current;
        if (server is null || server == current)
        {
            _logger.Log(level, RequestEnded, line, exception: null, RequestLine.Render);
            return;
        }

        // Middleware has left an activity of its own open, or none.
        Activity.Current = server;
        try
        {
            _logger.Log(level, RequestEnded, line, exception: null, RequestLine.Render);
        }
        finally
        {
            Activity.Current = current;
        }
    }
}
