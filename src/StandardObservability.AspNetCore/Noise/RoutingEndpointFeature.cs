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
    private bool _isSilent;

    public Endpoint? Endpoint
    {
        get
        {
            // ASP.NET Core asks for the endpoint right before it records the request's duration.
            FollowServerActivity();
            return _endpoint;
        }

        set
        {
            _endpoint = value;
            if (value is not null && SilentEndpoints.Contains(value))
            {
                Silence();
            }
        }
    }

    /// <summary>Whether the request is silent; known from routing on, or from the start of its health checks.</summary>
    public bool IsSilent
    {
        get
        {
            FollowServerActivity();
            return _isSilent;
        }
    }

    private void Silence()
    {
        if (_server is null && Activity.Current is null)
        {
            // Without an activity of the request its children would be roots of traces of their own.
            context.Response.RegisterForDispose(new Activity(nameof(SilentActivities)).Start());
        }

        SilentActivities.Add(_server);
        SilenceMetrics();
    }

    /// <summary><see cref="SilencingHealthCheckService"/> knows the activity of the request and not the request.</summary>
    private void FollowServerActivity()
    {
        if (!_isSilent && _server is not null && SilentActivities.Contains(_server))
        {
            SilenceMetrics();
        }
    }

    private void SilenceMetrics()
    {
        _isSilent = true;
        if (context.Features.Get<IHttpMetricsTagsFeature>() is { } metrics)
        {
            metrics.MetricsDisabled = true;
        }
    }
}
