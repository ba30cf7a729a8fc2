using System.Text.Json;
using StandardObservability.Conventions.Logging;

namespace Demo.Report;

/// <summary>A log line from a service's standard output.</summary>
internal sealed record LogLine(string Service, DateTimeOffset Time, string Level, string Message, string TraceId)
{
    /// <summary>Returns null if the document is not a log line.</summary>
    public static LogLine? Read(string service, JsonElement line)
        => line.TryGetProperty(LogFieldNames.Timestamp, out var time) && time.TryGetDateTimeOffset(out var at)
            ? new LogLine(service, at, Text(line, LogFieldNames.Level), Text(line, LogFieldNames.Message), Text(line, LogFieldNames.TraceId))
            : null;

    /// <summary>The line as the report shows it.</summary>
    public string Display => $"{Time:HH:mm:ss.fff}  {Service,-16} {Level,-11}  {Message}";

    private static string Text(JsonElement line, string name) => line.TryGetProperty(name, out var value) ? value.ToString() : "";
}
