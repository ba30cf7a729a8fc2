using Microsoft.Extensions.Logging;

namespace Faults;

internal static partial class Log
{
    [LoggerMessage(401, LogLevel.Warning, "Faults changed to {Faults}")]
    public static partial void Changed(this ILogger logger, FaultSettings faults);
}
