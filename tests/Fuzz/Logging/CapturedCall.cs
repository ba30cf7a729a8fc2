using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StandardObservability.Logging;

namespace Fuzz.Logging;

/// <summary>A logger that keeps its last call.</summary>
internal sealed class CapturedCall : ILogger
{
    private Func<JsonLineFormatter, string>? _format;

    /// <summary>The message by the caller's own formatter; <see langword="null"/> when that throws.</summary>
    public string? Message { get; private set; }

    public string Format(JsonLineFormatter formatter) => _format!(formatter);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var entry = new LogEntry<TState>(logLevel, "Fuzz", eventId, state, exception, formatter);
        _format = lines => lines.Format(in entry, DateTimeOffset.UnixEpoch, default, []);
        try
        {
            Message = formatter(state, exception);
        }
        catch (FormatException)
        {
            Message = null;
        }
    }
}
