using Microsoft.Extensions.Logging;

namespace StandardObservability.Logging;

/// <summary>Writes the log calls of one category. Nothing that a caller hands over makes it throw.</summary>
internal sealed class StandardOutputLogger(string category, StandardOutputLoggerProvider provider) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => provider.Scopes?.Push(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var properties = state as IReadOnlyList<KeyValuePair<string, object?>> ?? Copy(state);
        provider.Write(new LogEvent(provider.Time.GetUtcNow(), logLevel, category, eventId, Render(state, exception, formatter), exception, properties));
    }

    /// <summary>A state that can only be enumerated, a dictionary for example.</summary>
    private static KeyValuePair<string, object?>[]? Copy<TState>(TState state)
    {
        try
        {
            return state is IEnumerable<KeyValuePair<string, object?>> properties ? [.. properties] : null;
        }
        catch (Exception)
        {
            // The message is written all the same.
            return null;
        }
    }

    private static string Render<TState>(TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            return formatter(state, exception);
        }
        catch (Exception e)
        {
            return $"(the message could not be rendered: {e.GetType().Name})";
        }
    }
}
