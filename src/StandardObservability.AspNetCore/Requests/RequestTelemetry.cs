using Microsoft.AspNetCore.Http;
using StandardObservability.AspNetCore.Logging;
using StandardObservability.AspNetCore.Metrics;
using StandardObservability.AspNetCore.Noise;
using StandardObservability.Settings;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Requests;

/// <summary>What all requests of a host share: their metrics, their log lines, and which of them are excluded.</summary>
internal sealed class RequestTelemetry(
    HostSettings settings,
    ExcludedRequests excluded,
    RequestMetrics metrics,
    RequestLogger logger,
    InboundTracing tracing,
    TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly bool _logsRequests = settings.Options.Logs.RequestLine;

    public ExcludedRequests Excluded => excluded;

    public RequestMetrics Metrics => metrics;

    public bool LogsRequests => _logsRequests && logger.IsEnabled;

    public long GetTimestamp() => _time.GetTimestamp();

    /// <param name="context">The request, which has ended.</param>
    /// <param name="hasFailed">Whether it failed although its status is below 500.</param>
    /// <param name="started">Timestamp of its arrival.</param>
    public void Log(HttpContext context, bool hasFailed, long started)
        => logger.Log(context, hasFailed, _time.GetElapsedTime(started));

    /// <summary>Counts the spans of a suppressed request.</summary>
    public void CountSuppressed(int spans) => tracing.CountFiltered(spans);
}
