using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EndingService;

/// <summary>A logger of the application's own: what the library says of its outputs is heard, whatever has become of them.</summary>
internal sealed class LossesOnStandardError : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => categoryName == "StandardObservability.Export" ? this : NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        => StandardError.WriteLine(formatter(state, exception));

    public void Dispose()
    {
        // Standard error is the process's.
    }
}
