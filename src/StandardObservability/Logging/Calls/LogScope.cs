namespace StandardObservability.Logging.Calls;

/// <summary>An open scope of a log call.</summary>
internal sealed class LogScope
{
    /// <summary>The state that the caller passed to <c>BeginScope</c>.</summary>
    public object? State { get; set; }

    /// <summary>Whether the state has properties. Otherwise only its text can be written.</summary>
    public bool HasProperties { get; set; }

    public PropertySet Properties { get; } = new();
}
