using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Sees the endpoint at the moment routing picks it, and silences the request when it is a health check.</summary>
/// <remarks>Silent means: no server span, so no child and no downstream span either, and no <c>http.server.request.duration</c>.</remarks>
internal sealed class WatchedEndpointFeature(HttpContext context) : IEndpointFeature
{
    private Endpoint? _endpoint;

    public Endpoint? Endpoint
    {
        get => _endpoint;
        set
        {
            _endpoint = value;
            if (value is not null && SilentEndpoints.Contains(value))
            {
                Silence();
            }
        }
    }

    private void Silence()
    {
        Silence(context.Features.Get<IHttpActivityFeature>()?.Activity);

        // An instrumentation that replaces the server activity leaves its own here.
        Silence(Activity.Current);

        if (context.Features.Get<IHttpMetricsTagsFeature>() is { } metrics)
        {
            metrics.MetricsDisabled = true;
        }
    }

    private static void Silence(Activity? activity)
    {
        if (activity is not null)
        {
            activity.IsAllDataRequested = false;
            activity.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
