using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Testing.Conformance;

/// <summary>A policy with the exemptions that are valid on a day.</summary>
internal sealed class ConformanceRules(TelemetryPolicy policy, IReadOnlyList<Exemption> exemptions, DateTime day)
{
    public TelemetryPolicy Policy { get; } = policy;

    public DateTime Day { get; } = day;

    /// <summary>Whether a finding fails the test: its mode is at least <see cref="PolicyMode.Warn"/>, and no exemption covers it.</summary>
    public bool IsFailure(PolicyFinding finding)
        => finding.FindMode(Policy, Gate.CI, Day) >= PolicyMode.Warn && !IsExempted(finding.Rule, finding.Target);

    /// <summary>Whether a valid exemption covers the name.</summary>
    public bool IsExempted(PolicyRule rule, string target)
        => Policy.Modes.IsExemptable(rule) && exemptions.Any(e => e.Covers(rule.Id, target) && !e.IsExpired(Day));
}
