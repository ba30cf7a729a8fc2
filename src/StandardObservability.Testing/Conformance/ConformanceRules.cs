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
    {
        var mode = Math.Min((int)Policy.Modes.Find(finding.Rule, Gate.CI, Day), (int)finding.MaxMode);
        return mode >= (int)PolicyMode.Warn && !IsExempted(finding.Rule, finding.Target);
    }

    /// <summary>Whether the policy permits exemptions from the rule.</summary>
    public bool IsExemptable(PolicyRule rule) => rule.IsExemptable && Policy.Modes.Find(rule.Id)?.IsExemptable != false;

    /// <summary>Whether a valid exemption covers the name.</summary>
    public bool IsExempted(PolicyRule rule, string target)
        => IsExemptable(rule) && exemptions.Any(e => e.Covers(rule.Id, target) && !e.IsExpired(Day));
}
