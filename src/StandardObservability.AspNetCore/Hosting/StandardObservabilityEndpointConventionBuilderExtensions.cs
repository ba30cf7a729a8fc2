using StandardObservability.AspNetCore.Noise;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Takes endpoints out of request telemetry.</summary>
public static class StandardObservabilityEndpointConventionBuilderExtensions
{
    /// <summary>
    /// Requests to the endpoint leave no server span, no span of what they call, no request line and no <c>http.server.request.duration</c>.
    /// What the endpoint itself logs stays, and so does <c>http.client.*</c> of what it calls.
    /// </summary>
    /// <typeparam name="TBuilder">What maps the endpoint, or a group of them.</typeparam>
    /// <param name="builder">The endpoint or the group.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>Endpoints of <c>MapHealthChecks</c> need it not: they are known.</remarks>
    public static TBuilder DisableRequestTelemetry<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Add(static endpoint => endpoint.Metadata.Add(new DisableRequestTelemetryAttribute()));
        return builder;
    }
}
