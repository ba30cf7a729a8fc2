using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tool.Verification.Exemptions;

namespace StandardObservability.Tool.Verification;

/// <summary>Applies modes, exemptions and suppressions to breaches.</summary>
/// <param name="policy">The policy.</param>
/// <param name="former">The policy before this change, or <see langword="null"/>.</param>
/// <param name="exemptions">The exemptions.</param>
/// <param name="day">The day from whose view modes are judged.</param>
internal sealed class CandidateJudge(TelemetryPolicy policy, TelemetryPolicy? former, ExemptionBook exemptions, DateTime day)
{
    /// <summary>The finding, or <see langword="null"/> when the rule is off, or a breach that is not enforced is suppressed.</summary>
    public Finding? Judge(Candidate candidate)
    {
        var finding = candidate.Finding;
        var mode = finding.FindMode(policy, Gate.CI, day);
        if (mode == PolicyMode.Off)
        {
            return null;
        }

        var judged = new Finding(finding.Rule, finding.Target, finding.Problem, finding.Remedy, candidate.Place, mode, candidate.Source)
        {
            Count = candidate.Count,
            WeaverId = finding.WeaverId,
            ExemptedBy = exemptions.Find(finding.Rule.Id, finding.Target),
            Exemption = ExemptionText.Propose(policy, finding.Rule, finding.Target, day),
            IsNew = former != null && mode == PolicyMode.Enforce && finding.FindMode(former, Gate.CI, day) < PolicyMode.Enforce,
        };
        return candidate.Suppression == null || judged.ExemptedBy != null ? judged : JudgeSuppression(judged, candidate.Suppression);
    }

    // A suppression is a decision of the service team, which it may make while the rule is not enforced.
    private Finding? JudgeSuppression(Finding suppressed, string suppression)
    {
        var rule = PolicyRules.Get(RuleIds.Suppression);
        var mode = policy.Modes.Find(rule, Gate.CI, day);
        if (suppressed.Mode < PolicyMode.Enforce || mode == PolicyMode.Off)
        {
            return null;
        }

        return suppressed with
        {
            Rule = rule,
            Reason = rule.Reason,
            Mode = mode,
            Problem = $"{suppressed.Rule.Id} is suppressed ({suppression}): {suppressed.Problem}",
            Remedy = suppressed.Exemption == null
                ? $"Remove the suppression, and correct the finding: {suppressed.Remedy}"
                : $"Remove the suppression, and correct the finding: {suppressed.Remedy} If that takes time, add an exemption from {suppressed.Rule.Id}.",
            ExemptionRule = suppressed.Rule.Id,
        };
    }
}
