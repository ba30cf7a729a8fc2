using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Conventions.Policy.Judging;

/// <summary>A breach of a rule.</summary>
/// <param name="rule">The rule.</param>
/// <param name="target">The name that breaks it, which exemptions match.</param>
/// <param name="problem">What is wrong with it, one sentence.</param>
/// <param name="remedy">What to do, one sentence.</param>
internal sealed class PolicyFinding(PolicyRule rule, string target, string problem, string remedy)
{
    /// <summary>The rule.</summary>
    public PolicyRule Rule { get; } = rule;

    /// <summary>The name that breaks it, which exemptions match.</summary>
    public string Target { get; } = target;

    /// <summary>What is wrong with it, one sentence.</summary>
    public string Problem { get; } = problem;

    /// <summary>What to do, one sentence.</summary>
    public string Remedy { get; } = remedy;

    /// <summary>The text to write instead of the one that was judged, when it is certain.</summary>
    public string? Replacement { get; set; }

    /// <summary>The highest mode, for a finding that is only likely.</summary>
    public PolicyMode MaxMode { get; set; } = PolicyMode.Enforce;

    /// <summary>The words of every gate: the problem, why it matters, what to do, and which policy requires it.</summary>
    public string Describe(TelemetryPolicy policy) => $"{Problem} {Rule.Reason} {Remedy} (policy {policy.Citation})";
}
