using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.Diagnosis.Disabled;

/// <summary>The log message of a host without telemetry. In a class of its own, because the first message prepares all messages of its class.</summary>
internal static partial class Log
{
    [LoggerMessage(EventIds.StartReport, LogLevel.Information, "Observability is disabled: {Reason}.")]
    public static partial void Disabled(ILogger logger, string reason);
}
