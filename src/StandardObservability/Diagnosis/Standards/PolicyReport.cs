using System.Globalization;
using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Policy;
using StandardObservability.Settings;
using StandardObservability.Settings.Features;

namespace StandardObservability.Diagnosis.Standards;

/// <summary>Judges the start of a host by its policy, once: counts all findings, logs one warning, and stops the start in Development alone.</summary>
internal sealed class PolicyReport(HostPolicy policy, StartFindings findings, HostSettings host)
{
    private static readonly TelemetryPolicy Unreadable = new() { Name = "unreadable" };
    private static readonly RuleModes DefaultModes = new();

    private List<PolicyFinding> _reported = [];

    /// <summary>Which policy is used and which of its rules the start breaks, for the start report; <see langword="null"/> without a policy.</summary>
    public string? Description
        => policy.Embedded is null ? null : (policy.Judge?.Policy.Citation ?? $"{PolicyFileNames.Policy} is not usable") + DescribeBroken();

    /// <exception cref="InvalidOperationException">A rule that is enforced is broken, in Development.</exception>
    public void Run(ILoggerFactory loggers)
    {
        if (!IncludedFeatures.Policy || policy.Embedded is null)
        {
            return;
        }

        var today = policy.Today;
        var judged = findings.Find(today).Select(f => (Finding: f, Mode: Judge(f, today))).ToList();
        var stopping = judged.FindAll(f => f.Mode == PolicyMode.Enforce && host.IsDevelopment);
        if (stopping.Count > 0)
        {
            throw new InvalidOperationException(
                $"The policy does not allow this service to start in Development.{Environment.NewLine}"
                + Describe(stopping.Select(static f => f.Finding), Environment.NewLine));
        }

        _reported = [.. judged.Where(static f => f.Mode >= PolicyMode.Warn).Select(static f => f.Finding)];
        if (_reported.Count > 0)
        {
            Policy.Log.PolicyFindingsAtStart(loggers.CreateLogger("StandardObservability.Policy"), _reported.Count, Describe(_reported, " "));
        }

        policy.Judge?.Open(loggers);
    }

    private PolicyMode Judge(PolicyFinding finding, DateTime today)
    {
        var mode = (policy.Judge?.Policy.Modes ?? DefaultModes).Find(finding.Rule, Gate.Start, today);
        if (mode == PolicyMode.Off)
        {
            return mode;
        }

        var isExempt = policy.Exemptions?.Covers(finding.Rule.Id, finding.Target, today) == true;
        var action = isExempt ? PolicyActionNames.Exempt : mode == PolicyMode.Audit ? PolicyActionNames.Count : PolicyActionNames.Warn;
        policy.Judge?.Counts.Add(finding.Rule.Id, action);
        return isExempt ? PolicyMode.Audit : mode;
    }

    private string DescribeBroken()
    {
        var rules = string.Join(", ", _reported.Select(static f => f.Rule.Id).Distinct(StringComparer.Ordinal));
        return rules.Length == 0 ? string.Empty : $" (broken at start: {rules})";
    }

    private string Describe(IEnumerable<PolicyFinding> found, string separator)
    {
        var judge = policy.Judge?.Policy ?? Unreadable;
        return string.Join(separator, found.Select((f, i) => string.Create(CultureInfo.InvariantCulture, $"[{i + 1}] {f.Rule.Id}: {f.Describe(judge)}")));
    }
}
