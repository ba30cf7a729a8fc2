using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StandardObservability.AspNetCore.Metrics;
using StandardObservability.AspNetCore.Metrics.Host;
using StandardObservability.AspNetCore.Noise;
using StandardObservability.AspNetCore.Routes;
using StandardObservability.AspNetCore.Tracing;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.AspNetCore.Requests;

/// <summary>
/// A request that the application is processing: which endpoint routing selects, how it ends, and whether it is suppressed. A suppressed request
/// has no server span, no child spans, no spans in services that it calls, no log line and no <c>http.server.request.duration</c>.
/// </summary>
/// <remarks>One object for all of this, because each allocation is paid by every request. Features that each request reads or sets are found by
/// their type, because calls of the generic methods of <see cref="IFeatureCollection"/> are slower.</remarks>
internal sealed class ActiveRequest(HttpContext context, RequestTelemetry telemetry) : MeasuredRequest(context), IEndpointFeature
{
    private static readonly Func<object, Task> WhenCompleted = static request =>
    {
        ((ActiveRequest)request).Complete();
        return Task.CompletedTask;
    };

    private readonly Activity? _server = ServerActivity.FindOpen(context, telemetry.ReplacesServerActivities);
    private readonly long _started = telemetry.GetTimestamp();
    private Task? _processing;
    private KnownEndpoint? _known;
    private bool _isMeasured;
    private bool _hasFailed;
    private bool _isSuppressed;
    private bool _isRestored;

    /// <summary>The endpoint. If ASP.NET Core measures requests, it reads it immediately before it records the duration.</summary>
    public Endpoint? Endpoint
    {
        get
        {
            if (_processing is { IsCompleted: true })
            {
                CheckServerActivity();
                CheckEnd();
            }

            return _known?.Endpoint ?? MissEndpoint();
        }

        set
        {
            var known = value is null ? null : telemetry.Endpoints.Get(value);
            KeepRequested(known);
            _known = known;
            if (known is { IsExcluded: true })
            {
                Suppress();
            }
        }
    }

    /// <summary>Whether the request is suppressed; known after routing, after the start of its health checks, or for a file at its end.</summary>
    public bool IsSuppressed
    {
        get
        {
            CheckServerActivity();
            CheckEnd();
            return _isSuppressed;
        }
    }

    /// <summary>Runs the application. Its task is kept and not awaited, because awaiting would allocate a second task.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The returned task carries it to the caller.")]
    public Task RunAsync(RequestDelegate application)
    {
        Context.Features[typeof(IEndpointFeature)] = this;
        Begin();

        Task processing;
        try
        {
            processing = application(Context);
        }
        catch (Exception e)
        {
            processing = Task.FromException(e);
        }

        return _processing = processing;
    }

    /// <summary>Records an exception in the server span.</summary>
    /// <param name="exception">The exception.</param>
    /// <param name="isHandled">Whether it became a response.</param>
    public void FailSpan(Exception exception, bool isHandled)
    {
        if (_server is { IsAllDataRequested: true } server)
        {
            telemetry.Spans?.Fail(server, Context, exception, isHandled);
        }
    }

    /// <summary>Records the metrics of ASP.NET Core, once, when the status of the response is final.</summary>
    public void EndMetrics()
    {
        if (telemetry.HostMetrics is { } metrics && EndActive() is { } kind)
        {
            CheckServerActivity();
            CheckEnd();
            RecordDuration(metrics, kind, _started, FindEndpoint(), _processing);
        }
    }

    /// <summary>Completes the server span, when the status of the response is final.</summary>
    public void EndSpan()
    {
        // Once, when several hosts share their events.
        Context.Features.Set<ActiveRequest>(null);
        if (_server is { IsAllDataRequested: true } server)
        {
            telemetry.Spans?.RedactPath(server, Context);
            telemetry.Spans?.End(server, Context, FindEndpoint());
        }
    }

    private void Begin()
    {
        if (_server is { IsAllDataRequested: true })
        {
            // The events of the host find it.
            Context.Features.Set(this);
        }

        if (telemetry.AnswerSampling(_server) is { } decision)
        {
            Context.Response.Headers[TraceContextHeaderNames.XRay] = decision;
        }

        var metrics = telemetry.HostMetrics;
        BeginMetrics(metrics);
        if (telemetry.LogsRequests || metrics is not null)
        {
            ((IHttpResponseFeature)Context.Features[typeof(IHttpResponseFeature)]!).OnCompleted(WhenCompleted, this);
        }
    }

    private void Complete()
    {
        EndMetrics();
        if (telemetry.LogsRequests && !IsSuppressed)
        {
            telemetry.Log(Context, FindEndpoint()?.Route, _isMeasured ? _hasFailed : FailedRequest.HasFailed(Context, Task.CompletedTask), _started);
        }
    }

    /// <summary>Middleware may have replaced the feature of the endpoint.</summary>
    private KnownEndpoint? FindEndpoint()
        => ReferenceEquals(Context.Features[typeof(IEndpointFeature)], this) ? _known
            : Context.GetEndpoint() is { } endpoint ? telemetry.Endpoints.Get(endpoint)
            : null;

    /// <summary>Routing has selected an endpoint, or an error page clears it to run the pipeline again.</summary>
    private void KeepRequested(KnownEndpoint? next)
    {
        if (!_isRestored && (next is null ? _known is not null : next.IsRenamed))
        {
            _isRestored = true;
            RequestedRoute.RestoreWhenCompleted(Context, (next ?? _known)!.Named);
        }
    }

    /// <summary><see cref="SuppressingHealthCheckService"/> has the activity of the request, and not the request.</summary>
    private void CheckServerActivity()
    {
        if (!_isSuppressed && _server is not null && SuppressedActivities.Contains(_server))
        {
            _isSuppressed = true;
            DisableMetrics();
        }
    }

    /// <summary>Measures the request once, when the application has completed.</summary>
    private void CheckEnd()
    {
        if (_isMeasured || _processing is not { IsCompleted: true } processing)
        {
            return;
        }

        _isMeasured = true;
        if (_known is null && !_isSuppressed && telemetry.Excluded.IsFile(Context))
        {
            SuppressActivities();
        }

        _hasFailed = FailedRequest.HasFailed(Context, processing);
        telemetry.Metrics.End(Context, MetricsFeature, _known, processing, _hasFailed, _started);
    }

    private void Suppress()
    {
        if (_server is null && Activity.Current is null)
        {
            // Without a server activity, activities of the request would be roots of new traces.
            Context.Response.RegisterForDispose(new Activity(nameof(SuppressedActivities)).Start());
        }

        SuppressActivities();
    }

    private void SuppressActivities()
    {
        telemetry.CountSuppressed(SuppressedActivities.Add(_server));
        _isSuppressed = true;
        DisableMetrics();
    }
}
