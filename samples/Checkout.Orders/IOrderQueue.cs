using StandardObservability.Tracing.Messages;

namespace Checkout.Orders;

/// <summary>Receives orders from a queue. Amazon SQS can implement it: see docs/messages.md.</summary>
public interface IOrderQueue
{
    /// <summary>Name of the queue in spans and log lines.</summary>
    MessageDestination Destination { get; }

    /// <summary>Waits for messages. Returns an empty list if there is none for a while. A message that is not deleted is received again.</summary>
    Task<IReadOnlyList<OrderMessage>> ReceiveAsync(CancellationToken cancellationToken);

    /// <summary>Deletes a message that was processed.</summary>
    Task DeleteAsync(OrderMessage message, CancellationToken cancellationToken);
}
