using StandardObservability.Conventions.Policy.Reading;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tool.Input;

namespace StandardObservability.Tool.Verification;

/// <summary>TEL901: the faults of a policy or of exemptions, all at once. Their mode is not configurable: it is the policy that cannot be read.</summary>
internal static class FaultFindings
{
    /// <summary>A finding of each fault.</summary>
    public static IEnumerable<Finding> Create(IEnumerable<PolicyFault> faults) => faults.Select(fault => new Finding(
        PolicyRules.Get(RuleIds.PolicyFile),
        fault.Path,
        fault.Problem,
        fault.Remedy,
        new Place(fault.File, fault.Line, fault.Column),
        PolicyMode.Enforce,
        FindingSource.Policy) { Reason = fault.Reason });
}
