namespace StandardObservability.Benchmarks.Analyzers;

/// <summary>How a project is compiled.</summary>
internal enum AnalyzerState
{
    /// <summary>Without the analyzers of the policy.</summary>
    Disabled,

    /// <summary>With the analyzers of the policy, as on a developer's machine.</summary>
    Enabled,

    /// <summary>Without the analyzers, with a log of findings.</summary>
    Log,

    /// <summary>With the analyzers, their inventory and a log of findings, as on a build server.</summary>
    EnabledWithLog,
}
