using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Inventory.Api;

/// <summary>Healthy when the stock table can be read. A failure is an exception, which the framework reports as unhealthy.</summary>
public sealed class StockHealthCheck(StockStore stock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await stock.ProbeAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
