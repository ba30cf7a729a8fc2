using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using StandardObservability.AspNetCore.Logging;
using StandardObservability.AspNetCore.Metrics;
using StandardObservability.AspNetCore.Metrics.Host;
using StandardObservability.AspNetCore.Noise;
using StandardObservability.AspNetCore.Routes;
using StandardObservability.AspNetCore.Tracing.Spans;
using StandardObservability.Settings;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Requests;

/// <summary>What all requests of a host share: their metrics, their log lines, and which of them are excluded.</summary>
internal sealed class RequestTelemetry(
    HostSettings settings,
    ExcludedRequests excluded,
    RequestMetrics metrics,
    HostMetrics? hostMetrics,
    RequestLogger logger,
    InboundTracing tracing,
    ServerSpans? spans,
    DiagnosticListener? events = null,
    TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;
    private readonly bool _answersSampling = tracing.CollectsServerSpans;
    private readonly HostEvents? _events = events as HostEvents;

    public ExcludedRequests Excluded => excluded;

    public KnownEndpoints Endpoints { get; } = new(excluded.Contains);

    public RequestMetrics Metrics => metrics;

    /// <summary>The metrics of ASP.NET Core; <see langword="null"/> when it records them itself, or when they are not collected.</summary>
    public HostMetrics? HostMetrics { get; } = hostMetrics;

    /// <summary>Describes requests in server spans; <see langword="null"/> when these are not collected.</summary>
    public ServerSpans? Spans => spans;

    /// <summary>Whether an instrumentation of the application may replace the server activities of ASP.NET Core. It subscribes to the events of the host.</summary>
    public bool ReplacesServerActivities => _events is not { HasSubscribers: false };

    public bool LogsRequests { get; } = settings.Options.Logs.RequestLine;

    public long GetTimestamp() => _time.GetTimestamp();

    /// <summary>
    /// The header <c>X-Amzn-Trace-Id</c> of the response to a caller that requests the sampling decision, as AWS's X-Ray SDKs do;
    /// <see langword="null"/> for any other.
    /// </summary>
    public string? AnswerSampling(Activity? server) => _answersSampling ? InboundTracing.AnswerSampling(server) : null;

    /// <param name="context">The request, which has ended.</param>
    /// <param name="route">The template of its route, or <see langword="null"/> when no route was found.</param>
    /// <param name="hasFailed">Whether it failed although its status is below 500.</param>
    /// <param name="started">Timestamp of its arrival.</param>
    public void Log(HttpContext context, string? route, bool hasFailed, long started)
        => logger.Log(context, route, hasFailed, _time.GetElapsedTime(started));

    /// <summary>Counts the spans of a suppressed request.</summary>
    public void CountSuppressed(int spans) => tracing.CountFiltered(spans);
}
