using StandardObservability.Tracing.Messages;

namespace Checkout.Orders;

/// <summary>A message from the queue.</summary>
/// <param name="Received">Its id, and the trace of the request that placed the order.</param>
/// <param name="Order">Its body.</param>
/// <param name="Receipt">Identifies this delivery when the message is deleted.</param>
public sealed record OrderMessage(ReceivedMessage Received, PendingOrder Order, string Receipt);
