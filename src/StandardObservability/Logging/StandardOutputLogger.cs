using Microsoft.Extensions.Logging;

namespace StandardObservability.Logging;

/// <summary>Writes the log calls of one category. Nothing that a caller hands over makes it throw.</summary>
internal sealed class StandardOutputLogger(string category, StandardOutputLoggerProvider provider) : ILogger
{
    private readonly LogCategory _category = new(category);

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

        var workspace = LineBuffers.Rent();
        try
        {
            Read(state, workspace);
            if (!workspace.Properties.MakeMessage)
            {
                provider.Messages.Take(Render(state, exception, formatter), workspace);
            }

            provider.Write(new LogCall(provider.Time.GetUtcNow(), logLevel, _category, eventId, exception), workspace);
        }
        catch (Exception)
        {
            provider.CountLost();
        }
        finally
        {
            workspace.Return();
        }
    }

    private void Read<TState>(TState state, LineBuffers workspace)
    {
        var box = workspace.States.Rent(state);
        try
        {
            workspace.Properties.TryRead(box, provider.Messages);
        }
        finally
        {
            workspace.States.Return<TState>(box);
        }
    }

    /// <summary>The caller's own text, for a state that has no template or does not keep to it.</summary>
    private static string? Render<TState>(TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            return formatter(state, exception);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
