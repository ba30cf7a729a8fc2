namespace Checkout.Orders;

/// <summary>Sends orders to a queue.</summary>
public interface IOrderSender
{
    /// <summary>Sends an order in a producer span. The message carries the context of the span.</summary>
    Task SendAsync(PendingOrder order, CancellationToken cancellationToken);
}
