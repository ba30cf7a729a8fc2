using Checkout.Orders;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Checkout.Api;

/// <summary>Healthy if the orders table can be read. On a failure it throws, and the framework reports unhealthy.</summary>
public sealed class OrdersHealthCheck(OrderStore orders) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await orders.ProbeAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
