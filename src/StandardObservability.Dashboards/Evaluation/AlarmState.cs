namespace StandardObservability.Dashboards.Evaluation;

/// <summary>What an alarm reports at one time.</summary>
internal enum AlarmState
{
    /// <summary>No period breaches.</summary>
    Ok,

    /// <summary>Some periods breach, and not enough of them.</summary>
    Pending,

    /// <summary>Enough periods breach.</summary>
    Firing,

    /// <summary>It fires, and an alarm that reports the same failure fires too.</summary>
    Suppressed,
}
