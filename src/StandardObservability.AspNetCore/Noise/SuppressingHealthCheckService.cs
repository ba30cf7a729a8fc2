using Microsoft.Extensions.Diagnostics.HealthChecks;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Suppresses the request that runs the health checks: with <c>UseHealthChecks</c> there is no endpoint that routing can select.</summary>
internal sealed class SuppressingHealthCheckService(HealthCheckService inner, InboundTracing inbound) : HealthCheckService
{
    public override Task<HealthReport> CheckHealthAsync(Func<HealthCheckRegistration, bool>? predicate, CancellationToken cancellationToken = default)
    {
        inbound.CountFiltered(SuppressedActivities.AddCurrentRequest());
        return inner.CheckHealthAsync(predicate, cancellationToken);
    }
}
