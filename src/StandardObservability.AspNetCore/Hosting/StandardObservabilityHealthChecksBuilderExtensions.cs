using Microsoft.Extensions.Diagnostics.HealthChecks;
using StandardObservability.AspNetCore.Health;
using StandardObservability.Diagnosis.Status;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a health check of the outputs of telemetry.</summary>
public static class StandardObservabilityHealthChecksBuilderExtensions
{
    /// <summary>Adds a health check that is degraded while an output of this library fails.</summary>
    /// <param name="builder">The builder of the health checks.</param>
    /// <param name="name">Name of the check.</param>
    /// <param name="tags">Tags that select the check, for example to exclude it from a readiness probe.</param>
    /// <returns><paramref name="builder"/>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="builder"/> is <see langword="null"/>.</exception>
    /// <remarks>
    /// The check is never unhealthy, so a load balancer does not remove a service because its telemetry fails. Requires
    /// <c>AddStandardObservability</c>. The data contains the numbers of each output, and neither data nor description contain secrets.
    /// </remarks>
    public static IHealthChecksBuilder AddObservability(this IHealthChecksBuilder builder, string name = "observability", IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name,
            static services => new ObservabilityHealthCheck(services.GetRequiredService<ObservabilityStatus>()),
            HealthStatus.Degraded,
            tags));
    }
}
