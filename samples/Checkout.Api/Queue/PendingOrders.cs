using Checkout.Orders;

namespace Checkout.Api.Queue;

/// <summary>Sends what was not fulfilled once more: the queue forgets with the process, the table does not.</summary>
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
