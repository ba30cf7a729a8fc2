using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tool.Verification;

namespace StandardObservability.Tool.Acceptance;

/// <summary>Turns enforced findings into exemptions.</summary>
internal static class FindingAcceptance
{
    /// <summary>Adds exemptions for the enforced findings of a report to those of a file.</summary>
    /// <exception cref="ToolException">The policy permits fewer days, or requires a reason.</exception>
    public static AcceptResult Accept(VerifyReport report, TelemetryPolicy policy, IReadOnlyList<Exemption> existing, AcceptRequest request)
    {
        Require(policy, request);
        // An expired exemption is replaced by the new one, so it is not a finding that could be refused.
        var failures = report.Findings.Where(finding => finding.IsFailure && finding.Rule.Id != RuleIds.ExpiredExemption).ToList();
        var expires = report.Day.AddDays(request.Days);
        var added = failures
            .Where(finding => finding.Exemption != null)
            .Select(finding => (Rule: finding.ExemptionRule, Target: ExemptionText.FindTarget(finding.Target)!))
            .Distinct()
            .OrderBy(pair => pair.Rule, StringComparer.Ordinal)
            .ThenBy(pair => pair.Target, StringComparer.Ordinal)
            .Select(pair => new Exemption
            {
                Rule = pair.Rule,
                Target = pair.Target,
                Owner = request.Owner,
                Ticket = request.Ticket,
                Expires = expires,
                Reason = request.Reason,
            })
            .ToList();
        var kept = existing.Where(exemption => !(exemption.IsExpired(report.Day) && added.Exists(other => exemption.Covers(other.Rule, other.Target))));
        return new AcceptResult([.. kept, .. added], added, [.. failures.Where(finding => finding.Exemption == null)]);
    }

    private static void Require(TelemetryPolicy policy, AcceptRequest request)
    {
        var requirements = policy.ExemptionRequirements;
        if (request.Days < 1 || request.Days > requirements.MaxDays)
        {
            throw new ToolException(
                $"--days is {request.Days}, and policy {policy.Citation} permits 1 to {requirements.MaxDays}.",
                "An exemption gives time for a fix, and the time must end.",
                $"Write --days {requirements.MaxDays} or fewer.");
        }

        if (requirements.Fields.Contains("reason") && string.IsNullOrWhiteSpace(request.Reason))
        {
            throw new ToolException(
                "--reason is missing.",
                $"Policy {policy.Citation} requires a reason of each exemption.",
                "Write --reason \"why it takes time\".");
        }

        if (string.IsNullOrWhiteSpace(request.Owner) || string.IsNullOrWhiteSpace(request.Ticket))
        {
            throw new ToolException(
                "--owner or --ticket is empty.",
                "Someone must be responsible for the fix.",
                "Write --owner team-pay --ticket OBS-12, for example.");
        }
    }
}
