using StandardObservability.AspNetCore.LocalPage.Access;
using StandardObservability.AspNetCore.Noise;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Excludes endpoints from request telemetry, and lets them obey the rule of the local page.</summary>
public static class StandardObservabilityEndpointConventionBuilderExtensions
{
    /// <summary>
    /// Requests to the endpoint produce no server span, no child spans, no request log line and no <c>http.server.request.duration</c>.
    /// The endpoint's own log lines and the <c>http.client.*</c> metrics of its calls are kept.
    /// </summary>
    /// <typeparam name="TBuilder">The type of the endpoint's or group's builder.</typeparam>
    /// <param name="builder">The endpoint or the group.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>Endpoints of <c>MapHealthChecks</c> are excluded without it.</remarks>
    public static TBuilder DisableRequestTelemetry<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Add(static endpoint => endpoint.Metadata.Add(new DisableRequestTelemetryAttribute()));
        return builder;
    }

    /// <summary>
    /// The endpoint answers only requests that the local page would answer: in Development, from a program or a browser on this machine and not
    /// through a proxy, or with the cookie of the page's key. A page of another site cannot change anything through it. Any other request gets 404.
    /// </summary>
    /// <typeparam name="TBuilder">The type of the endpoint's or group's builder.</typeparam>
    /// <param name="builder">The endpoint or the group.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// For switches of Development, for example one that injects faults. Where there is no page, because it is disabled, outside of Development or
    /// in a test server, every request gets 404. Middleware that runs before endpoints, for example authentication, still runs.
    /// </remarks>
    public static TBuilder RequireLocalRequest<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Finally(LocalRequestGuard.Add);
        return builder;
    }
}
