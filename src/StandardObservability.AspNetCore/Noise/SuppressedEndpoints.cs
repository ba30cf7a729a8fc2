using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Recognizes marked endpoints, and health checks by their middleware or by the display name that <c>MapHealthChecks</c> gives them.</summary>
internal static class SuppressedEndpoints
{
    /// <remarks>Source: ASP.NET Core, <c>HealthCheckEndpointRouteBuilderExtensions</c>; it attaches no other metadata.</remarks>
    private const string HealthChecks = "Health checks";

    public static bool Contains(Endpoint endpoint)
        => endpoint.DisplayName == HealthChecks
        || endpoint.RequestDelegate?.Target is HealthCheckMiddleware
        || endpoint.Metadata.GetMetadata<DisableRequestTelemetryAttribute>() is not null;
}
