using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.Export;

/// <summary>Log events about exports.</summary>
internal static partial class Log
{
    [LoggerMessage(
        EventIds.ExportFailing,
        LogLevel.Warning,
        "Export is failing. Signal: {Signal}. Endpoint: {Endpoint}. Failures: {Count} since {Since:u}. Last error: {Reason}. "
        + "Unsent telemetry is lost and counted; the service is unaffected. {Remedy} See docs/events.md#600.")]
    public static partial void ExportFailing(ILogger logger, string signal, string endpoint, object count, object since, string reason, string remedy);

    [LoggerMessage(EventIds.ExportRecovered, LogLevel.Information, "Export has recovered. Signal: {Signal}. Endpoint: {Endpoint}. Failures before: {Count}.")]
    public static partial void ExportRecovered(ILogger logger, string signal, string endpoint, object count);
}
