using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Answers for the rest of the web half whether a request is silent.</summary>
internal static class SuppressedRequest
{
    /// <summary>Whether nothing may be told of the request; final when the request ends.</summary>
    public static bool IsSuppressed(HttpContext context) => context.Features.Get<IEndpointFeature>() is RoutingEndpointFeature { IsSuppressed: true };
}
