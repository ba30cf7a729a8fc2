namespace Checkout.Worker;

internal static partial class Log
{
    [LoggerMessage(301, LogLevel.Information, "Order {OrderId} fulfilled: {Quantity} of {Sku}")]
    public static partial void Fulfilled(this ILogger logger, string orderId, int quantity, string sku);

    [LoggerMessage(302, LogLevel.Error, "Order {OrderId} could not be fulfilled; its message stays in the queue and comes again.")]
    public static partial void OrderFailed(this ILogger logger, Exception exception, string orderId);

    [LoggerMessage(303, LogLevel.Error, "The queue does not answer, so no orders are fulfilled until it does. Is Checkout.Api running, and is Queue__Url right?")]
    public static partial void QueueUnreachable(this ILogger logger, Exception exception);
}
