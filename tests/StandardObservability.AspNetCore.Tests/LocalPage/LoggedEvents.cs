using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace StandardObservability.AspNetCore.Tests.LocalPage;

/// <summary>A logger provider of the application's own, which keeps every event.</summary>
internal sealed class LoggedEvents : ILoggerProvider
{
    private readonly ConcurrentQueue<(string Category, EventId Id, string Message)> _events = new();

    public IReadOnlyCollection<(string Category, EventId Id, string Message)> Events => _events;

    public ILogger CreateLogger(string categoryName) => new Logger(_events, categoryName);

    public void Dispose()
    {
        // There is nothing to release.
    }

    private sealed class Logger(ConcurrentQueue<(string Category, EventId Id, string Message)> events, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => events.Enqueue((category, eventId, formatter(state, exception)));
    }
}
