using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace EndingService;

/// <summary>Writes the library's reports of losses to standard error, so that they arrive even when the outputs fail.</summary>
internal sealed class LossesOnStandardError : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => categoryName == "StandardObservability.Export" ? this : NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel >= LogLevel.Warning)
        {
            StandardError.WriteLine(formatter(state, exception));
        }
    }

    public void Dispose()
    {
        // Standard error belongs to the process.
    }
}
