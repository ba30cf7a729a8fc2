namespace Checkout.Api;

internal static partial class Log
{
    [LoggerMessage(201, LogLevel.Information, "Order {OrderId} placed: {Quantity} of {Sku}")]
    public static partial void Placed(this ILogger logger, string orderId, string sku, int quantity);

    [LoggerMessage(202, LogLevel.Warning, "Order for {Quantity} of {Sku} refused: {Outcome}")]
    public static partial void Refused(this ILogger logger, string sku, int quantity, ReservationOutcome outcome);

    [LoggerMessage(203, LogLevel.Error, "Inventory at {BaseUrl} does not answer, so no order can be placed. Is it running, and is Inventory__BaseUrl right?")]
    public static partial void InventoryUnreachable(this ILogger logger, Exception exception, Uri? baseUrl);

    [LoggerMessage(204, LogLevel.Error, "Inventory answered a reservation with {StatusCode}, so no order can be placed. Its own log says why.")]
    public static partial void InventoryFailed(this ILogger logger, int statusCode);

    [LoggerMessage(205, LogLevel.Error, "Order {OrderId} is placed and finds no room in the queue, so it waits until this program starts again. Is Checkout.Worker running?")]
    public static partial void QueueFull(this ILogger logger, Exception exception, string orderId);
}
