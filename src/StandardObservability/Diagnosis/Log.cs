using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.Diagnosis;

/// <summary>What this room says about itself.</summary>
internal static partial class Log
{
    [LoggerMessage(EventIds.SettingNotUsable, LogLevel.Warning, "{Problem}")]
    public static partial void SettingNotUsable(ILogger logger, string problem);

    [LoggerMessage(EventIds.WebHalfMissing, LogLevel.Warning, "This host serves HTTP, but only the core half of the line was called, so requests have no route, no status and no server span. Add the package StandardObservability.AspNetCore and call AddStandardObservability() on the WebApplicationBuilder.")]
    public static partial void WebHalfMissing(ILogger logger);

    [LoggerMessage(EventIds.StartReport, LogLevel.Information, "Observability of {ServiceName} {ServiceVersion} in {DeploymentEnvironment}. Logs: {Logs}. Metrics: {Metrics}. Traces: {Traces}.")]
    public static partial void StartReport(ILogger logger, string serviceName, string? serviceVersion, string deploymentEnvironment, string logs, string metrics, string traces);

    [LoggerMessage(EventIds.StartReport, LogLevel.Information, "Observability is off: {Reason}.")]
    public static partial void Off(ILogger logger, string reason);

    [LoggerMessage(EventIds.UnhandledException, LogLevel.Critical, "Nothing caught this exception, so the process ends.")]
    public static partial void UnhandledException(ILogger logger, Exception exception);

    [LoggerMessage(EventIds.UnhandledException, LogLevel.Critical, "Nothing caught this exception, so the process ends. Of {Produced} log lines before it {Lost} were lost: standard output takes them too slowly, or refuses them.")]
    public static partial void UnhandledExceptionAfterLoss(ILogger logger, Exception exception, long produced, long lost);

    [LoggerMessage(EventIds.OutputLosing, LogLevel.Warning, "The output {Output} has lost {New} items in the last minute, {Lost} of {Produced} since the start: it takes them too slowly, refuses them, or they cannot be stored. The service is unaffected.")]
    public static partial void OutputLosing(ILogger logger, string output, long @new, long lost, long produced);
}
