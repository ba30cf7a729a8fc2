using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.StaticAssets;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>
/// Recognizes marked endpoints; health checks by their middleware or by the display name that <c>MapHealthChecks</c> gives them; static files of
/// <c>MapStaticAssets</c>; and the connections of Blazor's circuits.
/// </summary>
internal static class SuppressedEndpoints
{
    /// <remarks>Source: ASP.NET Core, <c>HealthCheckEndpointRouteBuilderExtensions</c>; it attaches no other metadata.</remarks>
    private const string HealthChecks = "Health checks";

    /// <remarks>Source: ASP.NET Core, <c>ComponentEndpointRouteBuilderExtensions</c>; the type is internal.</remarks>
    private const string BlazorHub = "Microsoft.AspNetCore.Components.Server.ComponentHub";

    public static bool Contains(Endpoint endpoint)
        => endpoint.DisplayName == HealthChecks
        || endpoint.RequestDelegate?.Target is HealthCheckMiddleware
        || endpoint.Metadata.GetMetadata<DisableRequestTelemetryAttribute>() is not null
        || endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
        || endpoint.Metadata.GetMetadata<HubMetadata>()?.HubType.FullName == BlazorHub;
}
