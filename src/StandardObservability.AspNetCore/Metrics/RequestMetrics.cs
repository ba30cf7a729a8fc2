using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;

namespace StandardObservability.AspNetCore.Metrics;

/// <summary>Measures what ASP.NET Core's own metrics of requests do not contain.</summary>
/// <param name="countFault">Counts a request that failed although its status code is below 500.</param>
internal sealed class RequestMetrics(Action countFault)
{
    /// <summary>Measures a request. ASP.NET Core records its duration afterwards.</summary>
    /// <param name="context">The request.</param>
    /// <param name="endpoint">Its endpoint, if routing selected one.</param>
    /// <param name="processing">The completed task of the application.</param>
    public void End(HttpContext context, Endpoint? endpoint, Task processing)
    {
        if (context.Features.Get<IHttpMetricsTagsFeature>() is not { MetricsDisabled: false }
            || endpoint?.Metadata.GetMetadata<IDisableHttpMetricsMetadata>() is not null)
        {
            return;
        }

        if (context.Response.StatusCode < StatusCodes.Status500InternalServerError && FailedRequest.HasFailed(context, processing))
        {
            countFault();
        }
    }
}
