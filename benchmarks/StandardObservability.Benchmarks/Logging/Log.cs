using Microsoft.Extensions.Logging;

namespace StandardObservability.Benchmarks.Logging;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Order {OrderId} of {Sku} placed at {Amount}")]
    public static partial void Placed(ILogger logger, int orderId, string sku, double amount);

    [LoggerMessage(2, LogLevel.Debug, "Order {OrderId} of {Sku} considered at {Amount}")]
    public static partial void Considered(ILogger logger, int orderId, string sku, double amount);
}
