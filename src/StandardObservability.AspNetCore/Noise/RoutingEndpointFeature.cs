using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Sees the endpoint at the moment routing picks it, and silences the request when it is a health check or marked.</summary>
/// <remarks>Silent means: no server span, so no child and no downstream span either, and no <c>http.server.request.duration</c>.</remarks>
internal sealed class RoutingEndpointFeature(HttpContext context) : IEndpointFeature
{
    private readonly Activity? _server = context.Features.Get<IHttpActivityFeature>()?.Activity;
    private Endpoint? _endpoint;
    private bool _isSuppressed;

    public Endpoint? Endpoint
    {
        get
        {
            // ASP.NET Core asks for the endpoint right before it records the request's duration.
            CheckServerActivity();
            return _endpoint;
        }

        set
        {
            _endpoint = value;
            if (value is not null && SuppressedEndpoints.Contains(value))
            {
                Suppress();
            }
        }
    }

    /// <summary>Whether the request is silent; known from routing on, or from the start of its health checks.</summary>
    public bool IsSuppressed
    {
        get
        {
            CheckServerActivity();
            return _isSuppressed;
        }
    }

    private void Suppress()
    {
        if (_server is null && Activity.Current is null)
        {
            // Without an activity of the request its children would be roots of traces of their own.
            context.Response.RegisterForDispose(new Activity(nameof(SuppressedActivities)).Start());
        }

        SuppressedActivities.Add(_server);
        DisableMetrics();
    }

    /// <summary><see cref="SuppressingHealthCheckService"/> knows the activity of the request and not the request.</summary>
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
        if (context.Features.Get<IHttpMetricsTagsFeature>() is { } metrics)
        {
            metrics.MetricsDisabled = true;
        }
    }
}
