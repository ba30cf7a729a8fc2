using Serilog.Events;

namespace StandardObservability.Serilog.Sinks;

/// <summary>An event for the sinks that knows which of its values are already redacted.</summary>
internal sealed class RedactedEvent(LogEvent log, Exception? exception, MessageTemplate template, IReadOnlyDictionary<string, LogEventPropertyValue> safe)
    : LogEvent(
        log.Timestamp,
        log.Level,
        exception,
        template,
        safe.Select(static p => new LogEventProperty(p.Key, p.Value)),
        log.TraceId ?? default,
        log.SpanId ?? default)
{
    /// <summary>Whether the property was redacted when the event was created.</summary>
    public bool IsRedacted(string name, LogEventPropertyValue value) => safe.TryGetValue(name, out var known) && ReferenceEquals(known, value);
}
