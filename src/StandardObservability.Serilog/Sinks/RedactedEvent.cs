using Serilog.Events;

namespace StandardObservability.Serilog.Sinks;

/// <summary>An event as the sinks get it, which remembers the values that were looked at.</summary>
internal sealed class RedactedEvent(LogEvent log, Exception? exception, MessageTemplate template, IReadOnlyDictionary<string, LogEventPropertyValue> safe)
    : LogEvent(log.Timestamp, log.Level, exception, template, safe.Select(static p => new LogEventProperty(p.Key, p.Value)), log.TraceId ?? default, log.SpanId ?? default)
{
    /// <summary>Whether a property is one that was there when the event was made.</summary>
    public bool Knows(string name, LogEventPropertyValue value) => safe.TryGetValue(name, out var known) && ReferenceEquals(known, value);
}
