using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Knows an endpoint that is marked, and a health check by the middleware behind its endpoint or by what <c>MapHealthChecks</c> calls it.</summary>
internal static class SuppressedEndpoints
{
    /// <remarks>Source: ASP.NET Core, <c>HealthCheckEndpointRouteBuilderExtensions</c>; it attaches no other metadata.</remarks>
    private const string HealthChecks = "Health checks";

    public static bool Contains(Endpoint endpoint)
        => endpoint.DisplayName == HealthChecks
        || endpoint.RequestDelegate?.Target is HealthCheckMiddleware
        || endpoint.Metadata.GetMetadata<DisableRequestTelemetryAttribute>() is not null;
}
