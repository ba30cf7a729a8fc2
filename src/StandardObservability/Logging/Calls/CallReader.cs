namespace StandardObservability.Logging.Calls;

/// <summary>Reads what the caller passed to a log call into properties, scopes and, where the template does not make it, the message.</summary>
internal sealed class CallReader(StateReader states)
{
    public const string UnreadableMessage = "(the message could not be rendered)";

    /// <param name="state">The state of the log call.</param>
    /// <param name="exception">The exception of the log call.</param>
    /// <param name="formatter">The caller's formatter.</param>
    /// <param name="buffers">Memory for the properties. It contains the open scopes, which are read too.</param>
    /// <returns>The caller's own message, or <see langword="null"/> when the properties fill the template.</returns>
    public string? Read<TState>(TState state, Exception? exception, Func<TState, Exception?, string>? formatter, CallBuffers buffers)
    {
        var box = buffers.States.Rent(state);
        states.TryRead(box, buffers.Properties);
        buffers.States.Return<TState>(box);
        if (buffers.Scopes.Count > 0)
        {
            buffers.Scopes.Read(states);
        }

        return buffers.Properties.FillsTemplate ? null : Render(state, exception, formatter) ?? buffers.Properties.Template?.Text ?? UnreadableMessage;
    }

    private static string? Render<TState>(TState state, Exception? exception, Func<TState, Exception?, string>? formatter)
    {
        try
        {
            return formatter?.Invoke(state, exception);
        }
        catch (Exception)
        {
            return null;
        }
    }
}
