using Microsoft.AspNetCore.Http;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Knows a health check by what <c>MapHealthChecks</c> calls its endpoint.</summary>
internal static class SilentEndpoints
{
    /// <remarks>Source: ASP.NET Core, <c>HealthCheckEndpointRouteBuilderExtensions</c>; it attaches no other metadata.</remarks>
    private const string HealthChecks = "Health checks";

    public static bool Contains(Endpoint endpoint) => endpoint.DisplayName == HealthChecks;
}
