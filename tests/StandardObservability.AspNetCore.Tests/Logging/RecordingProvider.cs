using Microsoft.Extensions.Logging;

namespace StandardObservability.AspNetCore.Tests.Logging;

/// <summary>A logging provider of the application's own, which keeps what it is told about requests.</summary>
internal sealed class RecordingProvider : ILoggerProvider
{
    private readonly List<(string Message, IReadOnlyList<KeyValuePair<string, object?>> Properties)> _events = [];

    public IReadOnlyList<(string Message, IReadOnlyList<KeyValuePair<string, object?>> Properties)> Events
    {
        get
        {
            lock (_events)
            {
                return [.. _events];
            }
        }
    }

    public ILogger CreateLogger(string categoryName) => new RecordingLogger(this, categoryName);

    public void Dispose()
    {
        // Nothing is held.
    }

    private sealed class RecordingLogger(RecordingProvider provider, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => category == "StandardObservability.Requests";

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                lock (provider._events)
                {
                    provider._events.Add((formatter(state, exception), [.. (IEnumerable<KeyValuePair<string, object?>>)state!]));
                }
            }
        }
    }
}
