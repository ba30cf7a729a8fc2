using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Checks for other parts of the package whether a request is suppressed.</summary>
internal static class SuppressedRequest
{
    /// <summary>Whether the request has no telemetry; final when the request ends.</summary>
    public static bool IsSuppressed(HttpContext context) => context.Features.Get<IEndpointFeature>() is RoutingEndpointFeature { IsSuppressed: true };
}
