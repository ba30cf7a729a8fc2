namespace StartUp;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Order {OrderId} priced in {Currency} at {Amount}")]
    public static partial void Priced(ILogger logger, int orderId, string currency, double amount);
}
