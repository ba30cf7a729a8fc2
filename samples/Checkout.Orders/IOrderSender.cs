namespace Checkout.Orders;

/// <summary>The end of the queue where orders go in.</summary>
public interface IOrderSender
{
    /// <summary>Sends an order within a producer span, whose context the message carries.</summary>
    Task SendAsync(PendingOrder order, CancellationToken cancellationToken);
}
