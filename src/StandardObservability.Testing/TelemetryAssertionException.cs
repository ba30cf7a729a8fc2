namespace StandardObservability.Testing;

/// <summary>An assertion about captured telemetry failed. The message shows what was expected and what was captured.</summary>
public sealed class TelemetryAssertionException : Exception
{
    /// <summary>Creates an exception without a message of its own.</summary>
    public TelemetryAssertionException()
    {
    }

    /// <summary>Creates an exception.</summary>
    /// <param name="message">What was expected and what was captured.</param>
    public TelemetryAssertionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a cause.</summary>
    /// <param name="message">What was expected and what was captured.</param>
    /// <param name="innerException">The cause.</param>
    public TelemetryAssertionException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
