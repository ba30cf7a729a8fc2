using StandardObservability.Conventions.Policy;
using StandardObservability.Tool.Input.Builds;
using StandardObservability.Tool.Verification.Scores;

namespace StandardObservability.Tool.Verification;

/// <summary>What was verified, beside the findings.</summary>
internal sealed record VerifyFacts
{
    /// <summary>The policy, or <see langword="null"/> when its file has faults.</summary>
    public TelemetryPolicy? Policy { get; init; }

    /// <summary>Whether analyzers checked all assemblies: <c>on</c>, <c>off</c>, or <c>unknown</c> without an assembly or a stamp.</summary>
    public string Analyzers { get; init; } = "unknown";

    /// <summary>The exemptions, expired ones included.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; init; } = [];

    /// <summary>The instruments that the projects create.</summary>
    public IReadOnlyList<InventoryItem> Instruments { get; init; } = [];

    /// <summary>The Instrumentation Scores of the services whose telemetry was captured.</summary>
    public IReadOnlyList<ServiceScore> Scores { get; init; } = [];
}
