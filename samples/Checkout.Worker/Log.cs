namespace Checkout.Worker;

internal static partial class Log
{
    [LoggerMessage(301, LogLevel.Information, "Order {OrderId} fulfilled: {Quantity} of {Sku}")]
    public static partial void Fulfilled(this ILogger logger, string orderId, int quantity, string sku);

    [LoggerMessage(302, LogLevel.Error, "Order {OrderId} could not be fulfilled. Its message stays in the queue and is received again.")]
    public static partial void OrderFailed(this ILogger logger, Exception exception, string orderId);

    [LoggerMessage(
        303,
        LogLevel.Error,
        "The queue does not respond; no orders are fulfilled until it does. Check that Checkout.Api is running and that Queue__Url is correct.")]
    public static partial void QueueUnreachable(this ILogger logger, Exception exception);
}
