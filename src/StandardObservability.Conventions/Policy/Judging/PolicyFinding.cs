using System;
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

    /// <summary>The finding of OpenTelemetry Weaver that means the same, one of <see cref="WeaverIds"/>, or <see langword="null"/>.</summary>
    public string? WeaverId { get; set; }

    /// <summary>The highest mode, for a finding that is only likely.</summary>
    public PolicyMode MaxMode { get; set; } = PolicyMode.Enforce;

    /// <summary>The day from which the finding is enforced, in UTC, or <see langword="null"/>: a deprecated name is removed on a day.</summary>
    public DateTime? EnforcedFrom { get; set; }

    /// <summary>The mode of the finding at a gate.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="gate">The gate.</param>
    /// <param name="day">Today, in UTC. Compilers pass none: one commit must always build alike.</param>
    public PolicyMode FindMode(TelemetryPolicy policy, Gate gate, DateTime? day = null)
    {
        var mode = (PolicyMode)Math.Min((int)policy.Modes.Find(Rule, gate, day), (int)MaxMode);
        return mode != PolicyMode.Off && day >= EnforcedFrom ? PolicyMode.Enforce : mode;
    }

    /// <summary>The words of every gate: the problem, why it matters, what to do, and which policy requires it.</summary>
    public string Describe(TelemetryPolicy policy) =>
        $"{PrintableText.Line(Problem)} {Rule.Reason} {PrintableText.Line(Remedy)} (policy {policy.Citation})";
}
