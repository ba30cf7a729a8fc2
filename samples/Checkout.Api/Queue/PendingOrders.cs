using Checkout.Orders;

namespace Checkout.Api.Queue;

/// <summary>At start, sends orders that are not fulfilled again: the queue was lost with the process, the table was not.</summary>
public sealed class PendingOrders(OrderStore orders, IOrderSender queue)
{
    public async Task SendAgainAsync(CancellationToken cancellationToken = default)
    {
        foreach (var order in await orders.PendingAsync(InProcessOrderQueue.Capacity, cancellationToken))
        {
            await queue.SendAsync(order, cancellationToken);
        }
    }
}
