using StandardObservability.Tracing.Messages;

namespace Checkout.Orders;

/// <summary>Names of the queues in spans and log lines.</summary>
public static class OrderDestinations
{
    /// <summary>The queue in Checkout.Api's process.</summary>
    public static MessageDestination InProcess { get; } = new("orders", "in_process");
}
