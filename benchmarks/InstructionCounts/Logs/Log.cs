
namespace InstructionCounts.Logs;

internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "Order {OrderId} of {Sku} placed at {Amount}")]
    public static partial void Placed(ILogger logger, int orderId, string sku, double amount);
}
