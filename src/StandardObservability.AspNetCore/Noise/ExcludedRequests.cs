using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.StaticAssets;
using StandardObservability.Conventions;
using StandardObservability.Settings;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>
/// Recognizes the requests without telemetry: those of marked endpoints, and the kinds that <c>Observability:ExcludedRequests</c> does not
/// disable.
/// </summary>
internal sealed class ExcludedRequests(HostSettings settings)
{
    /// <summary>The display name that <c>MapHealthChecks</c> gives to its endpoints.</summary>
    /// <remarks>Source: ASP.NET Core, <c>HealthCheckEndpointRouteBuilderExtensions</c>; it attaches no other metadata.</remarks>
    private const string HealthCheckName = "Health checks";

    /// <remarks>Source: ASP.NET Core, <c>ComponentEndpointRouteBuilderExtensions</c>; the type is internal.</remarks>
    private const string BlazorHub = "Microsoft.AspNetCore.Components.Server.ComponentHub";

    private const string Page = ".html";
    private const string PageType = "text/html";

    private readonly bool _staticFiles = Excludes(settings, ExcludedRequestNames.StaticFiles);
    private readonly bool _blazorCircuits = Excludes(settings, ExcludedRequestNames.BlazorCircuits);

    /// <summary>Whether health checks are excluded.</summary>
    public bool HealthChecks { get; } = Excludes(settings, ExcludedRequestNames.HealthChecks);

    /// <summary>Whether requests to an endpoint are excluded.</summary>
    public bool Contains(Endpoint endpoint)
        => (HealthChecks && (endpoint.DisplayName == HealthCheckName || endpoint.RequestDelegate?.Target is HealthCheckMiddleware))
        || endpoint.Metadata.GetMetadata<DisableRequestTelemetryAttribute>() is not null
        || (_staticFiles && IsFile(endpoint))
        || (_blazorCircuits && endpoint.Metadata.GetMetadata<HubMetadata>()?.HubType.FullName == BlazorHub);

    /// <summary>
    /// Whether a request without an endpoint was answered with a file, as by <c>UseStaticFiles</c>. Its middleware leaves nothing in the
    /// request but the headers of a file. An HTML page is not excluded, because it is what a person opened.
    /// </summary>
    public bool IsFile(HttpContext context)
        => _staticFiles
        && context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status206PartialContent or StatusCodes.Status304NotModified
        && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.Response.Headers is { ETag.Count: > 0, LastModified.Count: > 0, AcceptRanges.Count: > 0 }
        && context.Response.ContentType?.StartsWith(PageType, StringComparison.OrdinalIgnoreCase) != true;

    private static bool IsFile(Endpoint endpoint)
        => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is { } asset && !asset.Route.EndsWith(Page, StringComparison.OrdinalIgnoreCase);

    private static bool Excludes(HostSettings settings, string kind) => !settings.Options.ExcludedRequests.TryGetValue(kind, out var isExcluded) || isExcluded;
}
