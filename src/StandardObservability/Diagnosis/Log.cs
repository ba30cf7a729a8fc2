using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.Diagnosis;

/// <summary>Log messages of start, crash and loss reports.</summary>
internal static partial class Log
{
    [LoggerMessage(EventIds.SettingNotUsable, LogLevel.Warning, "{Problem} See docs/events.md#100.")]
    public static partial void SettingNotUsable(ILogger logger, string problem);

    [LoggerMessage(
        EventIds.AspNetCoreMissing,
        LogLevel.Warning,
        "StandardObservability.AspNetCore is not registered, so requests to this web host have no route, no status and no server span. "
        + "Add the package StandardObservability.AspNetCore and call AddStandardObservability() on the WebApplicationBuilder. See docs/events.md#101.")]
    public static partial void AspNetCoreMissing(ILogger logger);

    [LoggerMessage(
        EventIds.AwsMissing,
        LogLevel.Information,
        "StandardObservability.Aws is not registered, so calls of the AWS SDK have HTTP spans without operation, AWS error code and request id, "
        + "and messages carry no trace. Add the package StandardObservability.Aws and call AddStandardAws() on the builder.")]
    public static partial void AwsMissing(ILogger logger);

    [LoggerMessage(
        EventIds.LogsBypassed,
        LogLevel.Warning,
        "Log calls bypass StandardObservability, so their lines have no service identity and are not redacted. Reason: {Reason}. See docs/events.md#102.")]
    public static partial void LogsBypassed(ILogger logger, string reason);

    [LoggerMessage(
        EventIds.HostNotStarted,
        LogLevel.Warning,
        "The host was built and not started, so its spans and metrics are not collected and cannot be flushed. "
        + "Call StartAsync() on the host before the work, and StopAsync() after it. See docs/events.md#103.")]
    public static partial void HostNotStarted(ILogger logger);

    [LoggerMessage(
        EventIds.SourceNotCollected,
        LogLevel.Warning,
        "Spans of the activity source {Source} are not collected. Add this name to Observability:ActivitySources, or a prefix such as Shop.*. "
        + "See docs/events.md#104.")]
    public static partial void SourceNotCollected(ILogger logger, string source);

    [LoggerMessage(
        EventIds.MeterNotCollected,
        LogLevel.Warning,
        "Metrics of the meter {Meter} are not collected. Add this name to Observability:Meters, or a prefix such as Shop.*. See docs/events.md#105.")]
    public static partial void MeterNotCollected(ILogger logger, string meter);

    [LoggerMessage(
        EventIds.LinesRepeated,
        LogLevel.Warning,
        "Each log line is on standard output twice: {Cause} writes it too. Remove that sink, or set Observability:Logs:StandardOutput to Off. "
        + "See docs/events.md#108.")]
    public static partial void LinesRepeated(ILogger logger, string cause);

    [LoggerMessage(
        EventIds.HostNotStopped,
        LogLevel.Warning,
        "The process ended and the host was not stopped, so spans and metrics that were not sent yet are lost. "
        + "Call StopAsync() on the host at the end of the program. See docs/events.md#109.")]
    public static partial void HostNotStopped(ILogger logger);

    [LoggerMessage(
        EventIds.StartReport,
        LogLevel.Information,
        "Observability started. Service: {ServiceName} {ServiceVersion} in {DeploymentEnvironment}. "
        + "Logs: {Logs}. Metrics: {Metrics}. Traces: {Traces}. Sampler: {Sampler}. Propagators: {Propagators}. Redaction: {Redaction}. Settings: {Settings}.")]
    public static partial void StartReport(
        ILogger logger,
        string serviceName,
        string? serviceVersion,
        string deploymentEnvironment,
        string logs,
        string metrics,
        string traces,
        string sampler,
        string propagators,
        string redaction,
        string settings);

    [LoggerMessage(
        EventIds.StartReport,
        LogLevel.Information,
        "Observability started. Service: {ServiceName} {ServiceVersion} in {DeploymentEnvironment}. "
        + "Logs: {Logs}. Metrics: {Metrics}. Traces: {Traces}. Sampler: {Sampler}. Propagators: {Propagators}. Redaction: {Redaction}. Settings: {Settings}. "
        + "Policy: {Policy}.")]
    public static partial void StartReportWithPolicy(
        ILogger logger,
        string serviceName,
        string? serviceVersion,
        string deploymentEnvironment,
        string logs,
        string metrics,
        string traces,
        string sampler,
        string propagators,
        string redaction,
        string settings,
        string policy);

    [LoggerMessage(EventIds.UnhandledException, LogLevel.Critical, "Unhandled exception. The process is terminating.")]
    public static partial void UnhandledException(ILogger logger, Exception exception);

    [LoggerMessage(
        EventIds.UnhandledException,
        LogLevel.Critical,
        "Unhandled exception. The process is terminating. {Lost} of {Produced} earlier log lines were lost: standard output was too slow or refused them.")]
    public static partial void UnhandledExceptionAfterLoss(ILogger logger, Exception exception, object lost, object produced);

    [LoggerMessage(
        EventIds.OutputLosing,
        LogLevel.Warning,
        "Telemetry was lost. Output: {Output}. Lost in the last minute: {New}. Lost since the start: {Lost} of {Produced}. Reasons: {Reasons}. "
        + "The service is unaffected. The output is too slow or refuses items, or a value cannot be stored. See docs/events.md#602.")]
    public static partial void OutputLosing(ILogger logger, string output, object @new, object lost, object produced, string reasons);

    [LoggerMessage(EventIds.DoctorRun, LogLevel.Information, "This line is a test of the command doctor. Its id is {RunId}.")]
    public static partial void DoctorRun(ILogger logger, string runId);

    [LoggerMessage(EventIds.StopReport, LogLevel.Information, "Observability is stopping. Outputs: {Outputs}.")]
    public static partial void StopReport(ILogger logger, string outputs);
}
