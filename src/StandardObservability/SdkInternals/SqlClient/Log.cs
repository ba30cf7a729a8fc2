using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;

namespace StandardObservability.SdkInternals.SqlClient;

/// <summary>Log events about spans of SqlClient.</summary>
internal static partial class Log
{
    [LoggerMessage(
        EventIds.SqlClientNotTraced,
        LogLevel.Warning,
        "Queries of SqlClient have no spans, because the application does not reference the package OpenTelemetry.Instrumentation.SqlClient. "
        + "Run dotnet add package OpenTelemetry.Instrumentation.SqlClient, or set Observability:Traces:Instrumentations:SqlClient to false. "
        + "See docs/events.md#107.")]
    public static partial void SqlClientNotTraced(ILogger logger);
}
