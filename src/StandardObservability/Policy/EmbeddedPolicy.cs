using StandardObservability.Conventions.Policy;

namespace StandardObservability.Policy;

/// <summary>The policy that is embedded in the application's assembly, as it was read.</summary>
internal sealed record EmbeddedPolicy
{
    /// <summary>The policy, or <see langword="null"/> when its file has a fault.</summary>
    public TelemetryPolicy? Policy { get; init; }

    /// <summary>What is wrong with the file of the policy or of the exemptions.</summary>
    public IReadOnlyList<string> Faults { get; init; } = [];

    /// <summary>The exemptions of the service, expired ones included.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <summary>What the compiler wrote into the assembly, or <see langword="null"/> without a stamp.</summary>
    public PolicyStamp? Stamp { get; init; }
}
