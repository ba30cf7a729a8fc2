using System.Globalization;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tool.Input;
using StandardObservability.Tool.Input.Policies;

namespace StandardObservability.Tool.Verification.Exemptions;

/// <summary>The exemptions of a run, of which a day decides which are valid.</summary>
internal sealed class ExemptionBook(TelemetryPolicy policy, LoadedExemptions loaded, DateTime day)
{
    private readonly HashSet<Exemption> _neededExpired = [];

    /// <summary>The valid exemption that covers a breach, or <see langword="null"/>. Remembers an expired one that would.</summary>
    public Exemption? Find(string rule, string target)
    {
        if (!IsExemptable(rule))
        {
            return null;
        }

        var covering = loaded.Exemptions.Select(pair => pair.Exemption).Where(exemption => exemption.Covers(rule, target)).ToList();
        var valid = covering.Find(exemption => !exemption.IsExpired(day));
        if (valid == null)
        {
            _neededExpired.UnionWith(covering);
        }

        return valid;
    }

    /// <summary>Whether the policy permits exemptions from the rule.</summary>
    public bool IsExemptable(string rule) => policy.Modes.IsExemptable(PolicyRules.Get(rule));

    /// <summary>TEL902: expired exemptions. One that nothing needs any more is a warning: it is left over after the fix.</summary>
    public IEnumerable<Candidate> FindExpired() =>
        from pair in loaded.Exemptions
        where pair.Exemption.IsExpired(day)
        select Describe(pair.Exemption, new Place(pair.File, pair.Exemption.Line), _neededExpired.Contains(pair.Exemption));

    private static Candidate Describe(Exemption exemption, Place place, bool isNeeded)
    {
        var expired = exemption.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var owner = exemption.Owner == null ? "" : $" of {exemption.Owner}";
        return new Candidate(
            new(
                PolicyRules.Get(RuleIds.ExpiredExemption),
                exemption.Target,
                $"The exemption{owner} from {exemption.Rule} for '{exemption.Target}' expired on {expired}.",
                isNeeded
                    ? $"Correct what breaks {exemption.Rule}, or agree on a new day with the platform team."
                    : "Remove it: nothing that was verified needs it.")
            {
                MaxMode = isNeeded ? PolicyMode.Enforce : PolicyMode.Warn,
            },
            place,
            FindingSource.Policy);
    }
}
