using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Silences the request that has the health checks run: with <c>UseHealthChecks</c> there is no endpoint that routing could pick.</summary>
internal sealed class SuppressingHealthCheckService(HealthCheckService inner) : HealthCheckService
{
    public override Task<HealthReport> CheckHealthAsync(Func<HealthCheckRegistration, bool>? predicate, CancellationToken cancellationToken = default)
    {
        SuppressedActivities.AddCurrentRequest();
        return inner.CheckHealthAsync(predicate, cancellationToken);
    }
}
