namespace StandardObservability.Logging.Calls;

/// <summary>A scope that is active when a log call is made.</summary>
internal sealed class LogScope
{
    /// <summary>The state that the caller passed to <c>BeginScope</c>.</summary>
    public object? State { get; set; }

    /// <summary>Whether the state has properties. Otherwise only its text can be written.</summary>
    public bool HasProperties { get; set; }

    public PropertySet Properties { get; } = new();
}
