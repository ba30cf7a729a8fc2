namespace Inventory.Api;

internal static partial class Log
{
    [LoggerMessage(101, LogLevel.Information, "Reserved {Quantity} of {Sku}, {Remaining} left")]
    public static partial void Reserved(this ILogger logger, string sku, int quantity, int remaining);

    [LoggerMessage(102, LogLevel.Warning, "Refused {Quantity} of {Sku}: {Remaining} left")]
    public static partial void Refused(this ILogger logger, string sku, int quantity, int remaining);
}
