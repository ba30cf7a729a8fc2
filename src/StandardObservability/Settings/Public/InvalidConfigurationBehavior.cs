namespace StandardObservability;

/// <summary>What happens when a setting has a value that cannot be used.</summary>
public enum InvalidConfigurationBehavior
{
    /// <summary>The service starts; what the setting concerns is off or falls back, and one log event says what, why and how to mend it.</summary>
    Degrade,

    /// <summary>The host does not start: <see cref="InvalidOperationException"/> with all messages together.</summary>
    FailFast,
}
