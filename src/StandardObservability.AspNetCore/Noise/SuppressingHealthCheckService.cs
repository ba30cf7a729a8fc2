using System.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>
/// Suppresses the request that runs the health checks: with <c>UseHealthChecks</c> there is no endpoint that routing can select. Checks that run
/// in the background, for an <c>IHealthCheckPublisher</c>, create no spans either.
/// </summary>
internal sealed class SuppressingHealthCheckService(HealthCheckService inner, InboundTracing inbound) : HealthCheckService
{
    public override Task<HealthReport> CheckHealthAsync(Func<HealthCheckRegistration, bool>? predicate, CancellationToken cancellationToken = default)
    {
        if (Activity.Current is null)
        {
            return CheckInBackgroundAsync(predicate, cancellationToken);
        }

        inbound.CountFiltered(SuppressedActivities.AddCurrentRequest());
        return inner.CheckHealthAsync(predicate, cancellationToken);
    }

    private async Task<HealthReport> CheckInBackgroundAsync(Func<HealthCheckRegistration, bool>? predicate, CancellationToken cancellationToken)
    {
        using var around = SuppressedActivities.Start();
        return await inner.CheckHealthAsync(predicate, cancellationToken).ConfigureAwait(false);
    }
}
