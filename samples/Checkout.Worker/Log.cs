namespace Checkout.Worker;

internal static partial class Log
{
    [LoggerMessage(301, LogLevel.Information, "Order {OrderId} fulfilled: {Quantity} of {Sku}")]
    public static partial void Fulfilled(this ILogger logger, string orderId, int quantity, string sku);

    [LoggerMessage(302, LogLevel.Error, "Order {OrderId} could not be fulfilled; the next round tries again.")]
    public static partial void OrderFailed(this ILogger logger, Exception exception, string orderId);

    [LoggerMessage(303, LogLevel.Error, "A fulfilment round has failed; its orders stay pending and the next round tries again.")]
    public static partial void RoundFailed(this ILogger logger, Exception exception);
}
