using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace StandardObservability.AspNetCore.Tests.Noise;

/// <summary>A readiness check as services have it: it logs, has a span of its own and calls another service.</summary>
internal sealed class CallingCheck(HttpClient http, Uri url, ILogger<CallingCheck> log) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        using var span = NoisyHost.Source.StartActivity("check");
        log.LogInformation("Checking {Other}", url);
        using var response = await http.GetAsync(url, cancellationToken);
        return response.IsSuccessStatusCode ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
    }
}
