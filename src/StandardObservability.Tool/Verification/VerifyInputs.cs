using StandardObservability.Tool.Input.Policies;

namespace StandardObservability.Tool.Verification;

/// <summary>What is verified.</summary>
/// <param name="Policy">The policy, which may have faults.</param>
/// <param name="Day">The day from whose view modes and exemptions are judged.</param>
internal sealed record VerifyInputs(LoadedPolicy Policy, DateTime Day)
{
    /// <summary>The policy before this change, or <see langword="null"/>.</summary>
    public LoadedPolicy? Former { get; init; }

    /// <summary>SARIF files of builds.</summary>
    public IReadOnlyList<string> Builds { get; init; } = [];

    /// <summary>Files with telemetry that tests captured.</summary>
    public IReadOnlyList<string> Telemetry { get; init; } = [];

    /// <summary>Assemblies that must have the stamp of the policy.</summary>
    public IReadOnlyList<string> Assemblies { get; init; } = [];

    /// <summary>Files with exemptions.</summary>
    public IReadOnlyList<string> Exemptions { get; init; } = [];
}
