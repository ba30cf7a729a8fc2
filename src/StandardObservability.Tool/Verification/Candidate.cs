using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Tool.Input;

namespace StandardObservability.Tool.Verification;

/// <summary>A breach of a rule before modes and exemptions are applied.</summary>
/// <param name="Finding">The breach.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Source">What it was found in.</param>
internal sealed record Candidate(PolicyFinding Finding, Place Place, FindingSource Source)
{
    /// <summary>How the code suppresses it, or <see langword="null"/>.</summary>
    public string? Suppression { get; init; }

    /// <summary>How often it was found.</summary>
    public int Count { get; set; } = 1;
}
