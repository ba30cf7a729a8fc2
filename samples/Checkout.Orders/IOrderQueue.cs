using StandardObservability.Tracing.Messages;

namespace Checkout.Orders;

/// <summary>The end of the queue where orders come out, shaped so that Amazon SQS fits: see docs/messages.md.</summary>
public interface IOrderQueue
{
    /// <summary>The queue's name in spans and log lines.</summary>
    MessageDestination Destination { get; }

    /// <summary>Waits for messages; an empty list means that none came for a while. A message that is not deleted comes again.</summary>
    Task<IReadOnlyList<OrderMessage>> ReceiveAsync(CancellationToken cancellationToken);

    /// <summary>Says that a message is done with.</summary>
    Task DeleteAsync(OrderMessage message, CancellationToken cancellationToken);
}
