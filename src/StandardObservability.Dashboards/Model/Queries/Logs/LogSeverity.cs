namespace StandardObservability.Dashboards;

/// <summary>Levels of log events, in ascending order.</summary>
public enum LogSeverity
{
    /// <summary>What happens in normal operation.</summary>
    Information,

    /// <summary>What is unusual and did not fail.</summary>
    Warning,

    /// <summary>What failed.</summary>
    Error,

    /// <summary>What ended the process or needs attention at once.</summary>
    Critical,
}
