namespace StandardObservability.Tool.Verification;

/// <summary>What a finding was found in.</summary>
internal enum FindingSource
{
    /// <summary>The findings of the analyzers in SARIF.</summary>
    Compiler,

    /// <summary>The inventory in SARIF.</summary>
    Inventory,

    /// <summary>Telemetry that tests captured.</summary>
    Telemetry,

    /// <summary>An assembly of the build output.</summary>
    Assembly,

    /// <summary>The policy or an exemption.</summary>
    Policy,
}
