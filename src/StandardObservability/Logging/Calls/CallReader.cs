namespace StandardObservability.Logging.Calls;

/// <summary>Reads what the caller passed to a log call into properties, scopes and, where the template does not make it, the message.</summary>
internal sealed class CallReader(StateReader states)
{
    public const string UnreadableMessage = "(the message could not be rendered)";

    /// <summary>Reads the state, and the open scopes that the buffers contain.</summary>
    public void Read(object? state, CallBuffers buffers)
    {
        states.TryRead(state, buffers.Properties);
        if (buffers.Scopes.Count > 0)
        {
            buffers.Scopes.Read(states);
        }
    }

    /// <summary>The caller's own message, for a call whose properties do not fill the template.</summary>
    public static string Render<TState>(TState state, Exception? exception, Func<TState, Exception?, string>? formatter, CallBuffers buffers)
        => TryRender(state, exception, formatter) ?? WithoutResult(buffers);

    /// <summary>The message of a call whose formatter has no result.</summary>
    public static string WithoutResult(CallBuffers buffers) => buffers.Properties.Template?.Text ?? UnreadableMessage;

    /// <summary>Formats the message as the caller does; <see langword="null"/> when the formatter throws or has no result.</summary>
    public static string? TryRender<TState>(TState state, Exception? exception, Func<TState, Exception?, string>? formatter)
    {
        try
        {
            return formatter?.Invoke(state, exception);
        }
        catch (Exception)
        {
            // The caller's formatter or a value throws.
            return null;
        }
    }
}
