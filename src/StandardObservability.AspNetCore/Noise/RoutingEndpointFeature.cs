using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StandardObservability.AspNetCore.Metrics;
using StandardObservability.AspNetCore.Routes;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Suppresses the telemetry of a request when routing selects an endpoint that is a health check or marked.</summary>
/// <remarks>
/// ASP.NET Core reads the endpoint immediately before it records the request's duration. A suppressed request has no server span, no child
/// spans, no spans in services that it calls, and no <c>http.server.request.duration</c>.
/// </remarks>
internal sealed class RoutingEndpointFeature(HttpContext context, InboundTracing inbound, RequestMetrics metrics) : IEndpointFeature
{
    private readonly Activity? _server = context.Features.Get<IHttpActivityFeature>()?.Activity;
    private Endpoint? _endpoint;
    private MeasuredRequest _measured = new(metrics);
    private bool _isSuppressed;
    private bool _isRestored;

    public Endpoint? Endpoint
    {
        get
        {
            CheckServerActivity();
            _measured.CheckEnd(context, _endpoint);
            return _endpoint;
        }

        set
        {
            KeepRequested(value);
            _endpoint = value;
            if (value is not null && SuppressedEndpoints.Contains(value))
            {
                Suppress();
            }
        }
    }

    /// <summary>Whether the request is suppressed; known after routing, or after the start of its health checks.</summary>
    public bool IsSuppressed
    {
        get
        {
            CheckServerActivity();
            return _isSuppressed;
        }
    }

    public Task RunAsync(RequestDelegate application) => _measured.RunAsync(context, application);

    /// <summary>Routing has selected an endpoint, or an error page clears it to run the pipeline again.</summary>
    private void KeepRequested(Endpoint? next)
    {
        var requested = next is null ? _endpoint : next;
        if (!_isRestored && requested is not null && ConventionalRoute.Name(requested) is var named && (next is null || named != requested))
        {
            _isRestored = true;
            RequestedRoute.RestoreWhenCompleted(context, named);
        }
    }

    private void Suppress()
    {
        if (_server is null && Activity.Current is null)
        {
            // Without a server activity, activities of the request would be roots of new traces.
            context.Response.RegisterForDispose(new Activity(nameof(SuppressedActivities)).Start());
        }

        inbound.CountFiltered(SuppressedActivities.Add(_server));
        DisableMetrics();
    }

    /// <summary><see cref="SuppressingHealthCheckService"/> has the activity of the request, and not the request.</summary>
    private void CheckServerActivity()
    {
        if (!_isSuppressed && _server is not null && SuppressedActivities.Contains(_server))
        {
            DisableMetrics();
        }
    }

    private void DisableMetrics()
    {
        _isSuppressed = true;
        if (context.Features.Get<IHttpMetricsTagsFeature>() is { } feature)
        {
            feature.MetricsDisabled = true;
        }
    }
}
