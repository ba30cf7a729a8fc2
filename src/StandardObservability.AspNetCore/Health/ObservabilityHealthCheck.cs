using Microsoft.Extensions.Diagnostics.HealthChecks;
using StandardObservability.Diagnosis.Status;

namespace StandardObservability.AspNetCore.Health;

/// <summary>Degraded while an output fails. It is never unhealthy: a service whose telemetry fails still serves.</summary>
internal sealed class ObservabilityHealthCheck(ObservabilityStatus status) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var outputs = status.GetOutputs();
        var failing = outputs.Where(static o => o.Failure is not null).Select(static o => $"{o.Name} fails since {o.FailingSince:u}: {o.Failure}").ToList();
        var data = outputs.ToDictionary(
            static o => o.Name,
            static o => (object)$"{o.Produced} produced, {o.Sent} sent, {o.Lost} lost, {o.Waiting} waiting",
            StringComparer.Ordinal);
        return Task.FromResult(failing.Count > 0
            ? HealthCheckResult.Degraded(string.Join("; ", failing), data: data)
            : HealthCheckResult.Healthy(status.IsEnabled ? "All outputs work." : "Telemetry is disabled.", data));
    }
}
