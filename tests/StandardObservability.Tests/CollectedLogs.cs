using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Tests;

/// <summary>A logger provider of the application that keeps all messages.</summary>
internal sealed class CollectedLogs : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _messages = new();
    private readonly ConcurrentQueue<(int Id, string Message)> _warnings = new();

    public IEnumerable<string> Messages => _messages;

    public IReadOnlyCollection<(int Id, string Message)> Warnings => _warnings;

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var message = formatter(state, exception);
        _messages.Enqueue(message);
        if (logLevel == LogLevel.Warning)
        {
            _warnings.Enqueue((eventId.Id, message));
        }
    }

    public void Dispose()
    {
        // Nothing to release.
    }
}
