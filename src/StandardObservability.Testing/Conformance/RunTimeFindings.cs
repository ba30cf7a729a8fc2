using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Testing.Conformance;

/// <summary>Findings about telemetry that the service removed or changed at run time, because the policy is enforced. The capture does not show it.</summary>
/// <remarks>Source: the log event that reports each finding once. Redaction is what the policy requires, so it is not a finding here.</remarks>
internal static class RunTimeFindings
{
    private static readonly HashSet<string> Changes =
        [PolicyActionNames.Drop, PolicyActionNames.Remove, PolicyActionNames.Shorten, PolicyActionNames.Combine];

    public static IEnumerable<ConformanceFailure> Find(IEnumerable<CapturedLogRecord> records)
        => from record in records
           where record.EventId == EventIds.PolicyViolated
           let action = Read(record, "Action")
           let rule = PolicyRules.Find(Read(record, "Rule"))
           where rule is not null && Changes.Contains(action)
           select new ConformanceFailure(rule, Read(record, "Target"), $"{Read(record, "Finding")} Done at run time: {action}.");

    private static string Read(CapturedLogRecord record, string key) => record.Attributes.GetValueOrDefault(key) as string ?? "";
}
