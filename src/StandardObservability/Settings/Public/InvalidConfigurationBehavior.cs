namespace StandardObservability;

/// <summary>What happens when a setting has a value that cannot be used.</summary>
public enum InvalidConfigurationBehavior
{
    /// <summary>The service starts. The feature is disabled or uses its default, and one log event describes the problem and the remedy.</summary>
    Degrade,

    /// <summary>The host does not start: it throws an <see cref="InvalidOperationException"/> that contains all messages.</summary>
    FailFast,
}
