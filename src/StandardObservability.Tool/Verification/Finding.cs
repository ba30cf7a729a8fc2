using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tool.Input;

namespace StandardObservability.Tool.Verification;

/// <summary>A breach of a rule, judged.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Target">The name that exemptions match.</param>
/// <param name="Problem">What is wrong, one sentence.</param>
/// <param name="Remedy">What to do, one sentence.</param>
/// <param name="Place">Where it is.</param>
/// <param name="Mode">What the policy wants on a build server.</param>
/// <param name="Source">What it was found in.</param>
internal sealed record Finding(PolicyRule Rule, string Target, string Problem, string Remedy, Place Place, PolicyMode Mode, FindingSource Source)
{
    /// <summary>Why it matters, one sentence.</summary>
    public string Reason { get; init; } = Rule.Reason;

    /// <summary>The finding of OpenTelemetry Weaver that means the same, or <see langword="null"/>.</summary>
    public string? WeaverId { get; init; }

    /// <summary>How often it was found.</summary>
    public int Count { get; init; } = 1;

    /// <summary>The exemption that covers it, or <see langword="null"/>.</summary>
    public Exemption? ExemptedBy { get; init; }

    /// <summary>The exemption to paste, or <see langword="null"/> when the rule is not exemptable.</summary>
    public string? Exemption { get; init; }

    /// <summary>The rule that the exemption names. Another one than <see cref="Rule"/> when a finding is suppressed.</summary>
    public string ExemptionRule { get; init; } = Rule.Id;

    /// <summary>Whether the former policy did not enforce the rule.</summary>
    public bool IsNew { get; init; }

    /// <summary>Whether it fails the build.</summary>
    public bool IsFailure => Mode == PolicyMode.Enforce && ExemptedBy == null;

    /// <summary>Problem, reason and remedy.</summary>
    public string Message => $"{Problem} {Reason} {Remedy}{(IsNew ? " The former policy did not enforce it." : "")}";

    /// <summary>The mode in lower case.</summary>
    public string ModeWord => Mode.ToString().ToLowerInvariant();
}
