using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Policy;

/// <summary>The exemptions that are valid for a service: those of its own file and those that the policy grants to all services.</summary>
internal sealed class PolicyExemptions(TelemetryPolicy policy, IReadOnlyList<Exemption> ofService)
{
    private readonly Exemption[] _all = [.. policy.Exemptions.Concat(ofService).Where(e => IsExemptable(policy, e.Rule))];

    public bool IsEmpty => _all.Length == 0;

    /// <summary>Whether an exemption for the rule and the name is valid on a day.</summary>
    public bool Covers(string rule, string target, DateTime day)
    {
        foreach (var exemption in _all)
        {
            if (exemption.Covers(rule, target) && !exemption.IsExpired(day))
            {
                return true;
            }
        }

        return false;
    }

    public IEnumerable<Exemption> FindExpired(DateTime day) => _all.Where(e => e.IsExpired(day));

    /// <summary>The exemptions that are valid for more than a few days.</summary>
    public int CountValid(DateTime day) => _all.Count(e => !e.IsExpired(day) && !e.IsExpiring(day));

    public int CountExpiring(DateTime day) => _all.Count(e => e.IsExpiring(day));

    private static bool IsExemptable(TelemetryPolicy policy, string rule)
        => PolicyRules.Find(rule) is { } known && policy.Modes.IsExemptable(known);
}
