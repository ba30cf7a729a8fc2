using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.Export;

/// <summary>What this room says about itself.</summary>
internal static partial class Log
{
    [LoggerMessage(EventIds.ExportFailing, LogLevel.Warning, "Export of {Signal} to {Endpoint} has failed {Count} times since {Since:O}; what could not be sent is lost and counted, the service is unaffected. Last error: {Reason}.")]
    public static partial void ExportFailing(ILogger logger, string signal, string endpoint, long count, DateTimeOffset since, string? reason);

    [LoggerMessage(EventIds.ExportRecovered, LogLevel.Information, "Export of {Signal} to {Endpoint} works again after {Count} failures.")]
    public static partial void ExportRecovered(ILogger logger, string signal, string endpoint, long count);
}
