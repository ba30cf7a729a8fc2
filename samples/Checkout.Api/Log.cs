namespace Checkout.Api;

internal static partial class Log
{
    [LoggerMessage(201, LogLevel.Information, "Order {OrderId} placed: {Quantity} of {Sku}")]
    public static partial void Placed(this ILogger logger, string orderId, string sku, int quantity);

    [LoggerMessage(202, LogLevel.Warning, "Order for {Quantity} of {Sku} refused: {Outcome}")]
    public static partial void Refused(this ILogger logger, string sku, int quantity, ReservationOutcome outcome);

    [LoggerMessage(
        203,
        LogLevel.Error,
        "Inventory at {BaseUrl} does not respond; no order can be placed. Check that it is running and that Inventory__BaseUrl is correct.")]
    public static partial void InventoryUnreachable(this ILogger logger, Exception exception, Uri? baseUrl);

    [LoggerMessage(
        204,
        LogLevel.Error,
        "Inventory responded to a reservation with {StatusCode}; no order can be placed. See the log of Inventory.Api for the reason.")]
    public static partial void InventoryFailed(this ILogger logger, int statusCode);

    [LoggerMessage(
        205,
        LogLevel.Error,
        "Order {OrderId} is placed, but the queue is full. It is sent when this program starts again. Check that Checkout.Worker is running.")]
    public static partial void QueueFull(this ILogger logger, Exception exception, string orderId);

    [LoggerMessage(206, LogLevel.Debug, "Received {@Order}")]
    public static partial void Received(this ILogger logger, PlaceOrder order);

    [LoggerMessage(207, LogLevel.Debug, "Order {OrderId} is for {@Customer}")]
    public static partial void PlacedFor(this ILogger logger, string orderId, Customer? customer);
}
