using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Policy;

/// <summary>Decides what happens with findings while the service runs: counts all, logs each once, and enforces where the policy does.</summary>
/// <param name="policy">The policy.</param>
/// <param name="exemptions">The exemptions of the policy and of the service.</param>
/// <param name="time">Provides the day, by which <c>enforceFrom</c> and the expiry of exemptions are judged.</param>
internal sealed class PolicyJudge(TelemetryPolicy policy, PolicyExemptions exemptions, TimeProvider time)
{
    private readonly ReportedFindings _reported = new();

    public TelemetryPolicy Policy { get; } = policy;

    public PolicyCounts Counts { get; } = new();

    private DateTime Today => time.GetUtcNow().UtcDateTime.Date;

    /// <summary>Logs the findings so far and those to come.</summary>
    public void Open(ILoggerFactory loggers) => _reported.Open(loggers.CreateLogger("StandardObservability.Policy"));

    /// <summary>The mode of a rule today.</summary>
    public PolicyMode FindMode(string rule) => Policy.Modes.Find(PolicyRules.Get(rule), Gate.Runtime, Today);

    /// <summary>Whether a rule would be enforced today on a name, which no finding has yet.</summary>
    public bool Enforces(string rule, string target) => FindMode(rule) == PolicyMode.Enforce && !exemptions.Covers(rule, target, Today);

    /// <summary>Counts a finding and, unless the rule is in audit, logs it once.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="action">What is done where the rule is enforced, one of <see cref="PolicyActionNames"/>.</param>
    /// <param name="isAlwaysDone">Whether it is done in every mode.</param>
    /// <returns>Whether the caller must do it.</returns>
    public bool Judge(PolicyFinding finding, string action, bool isAlwaysDone = false)
    {
        var mode = (PolicyMode)Math.Min((int)FindMode(finding.Rule.Id), (int)finding.MaxMode);
        if (mode == PolicyMode.Off)
        {
            return isAlwaysDone;
        }

        var isExempt = exemptions.Covers(finding.Rule.Id, finding.Target, Today);
        var done = isExempt ? PolicyActionNames.Exempt
            : mode == PolicyMode.Enforce || isAlwaysDone ? action
            : mode == PolicyMode.Warn ? PolicyActionNames.Warn
            : PolicyActionNames.Count;
        Counts.Add(finding.Rule.Id, done);
        if (!isExempt && mode >= PolicyMode.Warn && _reported.IsNew(finding.Rule.Id, finding.Target))
        {
            _reported.Report(finding.Rule.Id, finding.Target, done, finding.Describe(Policy));
        }

        return isAlwaysDone || (mode == PolicyMode.Enforce && !isExempt);
    }
}
