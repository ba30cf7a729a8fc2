using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Inventory.Api;

/// <summary>Healthy if the stock table can be read. On a failure it throws, and the framework reports unhealthy.</summary>
public sealed class StockHealthCheck(StockStore stock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await stock.ProbeAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
