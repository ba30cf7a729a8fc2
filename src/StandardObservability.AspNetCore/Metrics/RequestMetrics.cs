using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StandardObservability.AspNetCore.Routes;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Metrics;

namespace StandardObservability.AspNetCore.Metrics;

/// <summary>Measures what ASP.NET Core's own metrics of requests do not contain.</summary>
internal sealed class RequestMetrics
{
    private readonly Action _countFault;
    private readonly TimeProvider _time;
    private readonly Histogram<double> _duration;

    /// <param name="meters">Creates the meter.</param>
    /// <param name="countFault">Counts a request that failed although its status code is below 500.</param>
    /// <param name="time">Measures durations.</param>
    public RequestMetrics(IMeterFactory meters, Action countFault, TimeProvider time)
    {
        (_countFault, _time) = (countFault, time);
        _duration = meters.Create(MeterNames.Requests).CreateHistogram<double>(
            MetricNames.HttpServerLongRunningRequestDuration,
            "s",
            "Duration of web sockets, server-sent events and requests of SignalR connections.");
    }

    /// <summary>Measures a request. Its duration is recorded afterwards, unless it is a long-running one.</summary>
    /// <param name="context">The request.</param>
    /// <param name="metrics">What the application decides about its metrics; <see langword="null"/> when they are not collected.</param>
    /// <param name="endpoint">Its endpoint, if routing selected one.</param>
    /// <param name="processing">The completed task of the application.</param>
    /// <param name="hasFailed">Whether it failed although its status may be below 500.</param>
    /// <param name="started">The time at which it began.</param>
    public void End(HttpContext context, IHttpMetricsTagsFeature? metrics, KnownEndpoint? endpoint, Task processing, bool hasFailed, long started)
    {
        if (metrics is not { MetricsDisabled: false } || endpoint is { DisablesMetrics: true })
        {
            return;
        }

        var isFault = hasFailed && context.Response.StatusCode < StatusCodes.Status500InternalServerError;
        if (isFault)
        {
            _countFault();
        }

        // The application may collect ASP.NET Core's metrics itself, without this one.
        if (_duration.Enabled && LongRunningRequest.Is(context, isHub: endpoint is { IsHub: true }))
        {
            metrics.MetricsDisabled = true;
            Record(context, endpoint, isFault ? processing.Exception?.InnerException : null, started);
        }
    }

    private void Record(HttpContext context, KnownEndpoint? endpoint, Exception? failure, long started)
    {
        TagList tags = new()
        {
            { AttributeNames.HttpResponseStatusCode, context.Response.StatusCode },
        };
        if (endpoint?.Route is { } route)
        {
            tags.Add(AttributeNames.HttpRoute, route);
        }

        if (failure is not null)
        {
            tags.Add(AttributeNames.ErrorType, failure.GetType().FullName);
        }

        _duration.Record(_time.GetElapsedTime(started).TotalSeconds, tags);
    }
}
