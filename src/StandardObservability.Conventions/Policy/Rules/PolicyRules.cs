using System;
using System.Collections.Generic;
using System.Linq;

namespace StandardObservability.Conventions.Policy.Rules;

/// <summary>All rules.</summary>
internal static class PolicyRules
{
    private const Gates Telemetry = Gates.Compile | Gates.Runtime | Gates.CI;
    private const Gates Program = Gates.Compile | Gates.Start | Gates.CI;

    private static readonly Dictionary<string, PolicyRule> _byId;

    static PolicyRules() => _byId = Rules.ToDictionary(rule => rule.Id, StringComparer.Ordinal);

    /// <summary>The rules in the order of their ids.</summary>
    public static IReadOnlyList<PolicyRule> Rules { get; } =
    [
        new(RuleIds.Name, "Name breaks the naming rule", "Dashboards and alarms find telemetry by names of one form.", PolicyMode.Enforce, Telemetry),
        new(RuleIds.UnknownName, "Name is not in the catalogue", "Only names of the catalogue are on dashboards.", PolicyMode.Off, Telemetry),
        new(
            RuleIds.Unit,
            "Unit is missing or not UCUM",
            "A dashboard cannot scale or compare values whose unit it does not know.",
            PolicyMode.Warn, Telemetry),
        new(
            RuleIds.CatalogueMismatch,
            "Instrument contradicts the catalogue",
            "Services that emit one metric differently cannot be compared.",
            PolicyMode.Enforce, Telemetry),
        new(
            RuleIds.UnboundedValue,
            "Unbounded value as an attribute of a metric",
            "Each new value is a new series, which is stored and billed.",
            PolicyMode.Enforce, Gates.Compile | Gates.CI),
        new(
            RuleIds.DeniedAttribute,
            "Attribute is denied on metrics",
            "Its values would create a series for each user, order or request.",
            PolicyMode.Enforce, Telemetry),
        new(
            RuleIds.RepeatedCreation,
            "Meter or instrument is created repeatedly",
            "A meter and an observable instrument live until the meter is disposed, so memory grows; other instruments are looked up under a lock.",
            PolicyMode.Enforce, Gates.Compile | Gates.CI),
        new(
            RuleIds.InstrumentConflict,
            "Instruments of one name differ",
            "OpenTelemetry exports two streams of one name, which backends merge or reject.",
            PolicyMode.Enforce, Telemetry),
        new(
            RuleIds.SeriesLimit,
            "More series than the limit",
            "Each series costs memory in the service and money in CloudWatch.",
            PolicyMode.Enforce, Gates.Runtime | Gates.CI),
        new(
            RuleIds.ClassifiedValue,
            "Classified value in telemetry",
            "Telemetry is read by more people, and kept longer, than the data that it comes from.",
            PolicyMode.Enforce, Telemetry),
        new(
            RuleIds.SpanName,
            "Name of a span is not constant",
            "A name for each value makes traces impossible to group; values belong in attributes.",
            PolicyMode.Warn, Gates.Compile | Gates.CI),
        new(
            RuleIds.ForeignNamespace,
            "Name in a reserved namespace",
            "A later version of that convention may define the name with another meaning.",
            PolicyMode.Enforce, Telemetry),
        new(RuleIds.DeprecatedName, "Deprecated name", "Dashboards read the new name.", PolicyMode.Warn, Telemetry),
        new(
            RuleIds.AttributeType,
            "Value has another type than its attribute",
            "Backends drop or convert values of an unexpected type.",
            PolicyMode.Warn, Gates.Compile | Gates.CI),
        new(RuleIds.SizeLimit, "Larger than the limit", "CloudWatch and X-Ray reject or cut what is too large.", PolicyMode.Enforce, Gates.Runtime | Gates.CI),
        new(
            RuleIds.NotOwned,
            "Meter or source outside the owned names",
            "The registration collects owned names, so this one may not be collected.",
            PolicyMode.Warn, Gates.Compile | Gates.CI),
        new(
            RuleIds.Registration,
            "Registration is missing or repeated",
            "Without it the service has no standard telemetry; twice means two opinions of one setting.",
            PolicyMode.Warn, Program),
        new(RuleIds.Bypass, "Registration is bypassed", "What is registered beside it follows none of the standard's rules.", PolicyMode.Warn, Program),
        new(
            RuleIds.Suppression,
            "Finding is suppressed without an exemption",
            "A suppression has no owner and no end.",
            PolicyMode.Enforce, Gates.CI) { IsExemptable = false },
        new(
            RuleIds.ResourceAttribute,
            "Required resource attribute is missing",
            "Telemetry that names no owner, version or environment cannot be routed.",
            PolicyMode.Warn, Gates.Start | Gates.CI),
        new(RuleIds.NotCollected, "Owned meter or source is not collected", "What it records is lost.", PolicyMode.Warn, Gates.Runtime | Gates.CI),
        new(RuleIds.Stamp, "Compiled without the policy", "Nothing checked the rules of the compiler in this build.", PolicyMode.Warn, Gates.Start | Gates.CI),
        new(
            RuleIds.PolicyFile,
            "Policy file is unusable",
            "Without it no rule is checked.",
            PolicyMode.Enforce, Telemetry | Gates.Start) { IsExemptable = false },
        new(
            RuleIds.ExpiredExemption,
            "Exemption has expired",
            "An exemption gives time for a fix, and the time is over.",
            PolicyMode.Enforce, Gates.Start | Gates.CI) { IsExemptable = false },
    ];

    /// <summary>The rule with the id, or <see langword="null"/>.</summary>
    public static PolicyRule? Find(string id) => _byId.TryGetValue(id, out var rule) ? rule : null;

    /// <summary>The rule with the id, one of <see cref="RuleIds"/>.</summary>
    public static PolicyRule Get(string id) => _byId[id];
}
