using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Tests.Redaction;

/// <summary>A logger provider of the application that redacts nothing and keeps every message.</summary>
internal sealed class UnredactedLog : ILoggerProvider, ILogger
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => Lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
        // It holds no resources.
    }
}
