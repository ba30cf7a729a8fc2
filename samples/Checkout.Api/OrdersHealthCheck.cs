using Checkout.Orders;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Checkout.Api;

/// <summary>Healthy when the orders table can be read. A failure is an exception, which the framework reports as unhealthy.</summary>
public sealed class OrdersHealthCheck(OrderStore orders) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await orders.ProbeAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
