namespace StandardObservability.Conventions.Policy.Rules;

/// <summary>What a gate does with a finding. A later mode includes the earlier ones.</summary>
internal enum PolicyMode
{
    /// <summary>The rule is not checked.</summary>
    Off,

    /// <summary>The finding is counted.</summary>
    Audit,

    /// <summary>The finding is also reported: a compiler warning, a log event, an annotation.</summary>
    Warn,

    /// <summary>The build fails; at run time the instrument is dropped, or the attribute removed or shortened.</summary>
    Enforce,
}
