using StandardObservability.Conventions;
using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Dashboards;

/// <summary>The metrics that a service with an embedded policy reports about it, for a board of all services.</summary>
/// <remarks>Each has the team as an attribute. The service is that of the resource.</remarks>
public static class PolicySignals
{
    /// <summary>1 in each service with a policy.</summary>
    public static Signal Info { get; } = new(
        MetricNames.PolicyInfo,
        InstrumentKind.Gauge,
        "{policy}",
        PolicyAttributeNames.Name,
        PolicyAttributeNames.Version,
        PolicyAttributeNames.Analyzers,
        AttributeNames.ServiceTeam,
        AttributeNames.ServiceName);

    /// <summary>Rules with a finding since the start that no exemption covers.</summary>
    public static Signal BrokenRules { get; }
        = new(MetricNames.PolicyBrokenRules, InstrumentKind.Gauge, "{rule}", AttributeNames.ServiceTeam, AttributeNames.ServiceName);

    /// <summary>Findings by rule and by what was done.</summary>
    public static Signal Violations { get; } = new(
        MetricNames.PolicyViolations,
        InstrumentKind.Counter,
        "{finding}",
        PolicyAttributeNames.Rule,
        PolicyAttributeNames.Action,
        AttributeNames.ServiceTeam,
        AttributeNames.ServiceName);

    /// <summary>Exemptions by state: <c>valid</c>, <c>expiring</c> within 30 days, or <c>expired</c>.</summary>
    public static Signal Exemptions { get; } = new(
        MetricNames.PolicyExemptions,
        InstrumentKind.Gauge,
        "{exemption}",
        PolicyAttributeNames.ExemptionState,
        AttributeNames.ServiceTeam,
        AttributeNames.ServiceName);
}
