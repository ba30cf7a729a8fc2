using StandardObservability.AspNetCore.Noise;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Excludes endpoints from request telemetry.</summary>
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
}
