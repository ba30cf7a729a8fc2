namespace StandardObservability.Dashboards;

/// <summary>An output cannot express a part of a model. The message contains the widget or the alarm, the reason, and what to change.</summary>
public sealed class RenderException : Exception
{
    /// <summary>Creates the exception without a message.</summary>
    public RenderException()
    {
    }

    /// <summary>Creates the exception.</summary>
    /// <param name="message">The widget or the alarm, the reason, and what to change.</param>
    public RenderException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its cause.</summary>
    /// <param name="message">The widget or the alarm, the reason, and what to change.</param>
    /// <param name="innerException">The cause.</param>
    public RenderException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
