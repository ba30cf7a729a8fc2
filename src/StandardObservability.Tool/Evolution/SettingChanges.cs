using System.Globalization;
using StandardObservability.Conventions.Policy;

namespace StandardObservability.Tool.Evolution;

/// <summary>Differences of what is not a rule and not the catalogue: names, resource attributes, limits and exemptions.</summary>
internal static class SettingChanges
{
    /// <summary>Adds the differences.</summary>
    public static void Add(TelemetryPolicy old, TelemetryPolicy current, ChangeList changes)
    {
        if (old.Name != current.Name)
        {
            changes.Add(ChangeClass.Major, "policy", $"{old.Name} -> {current.Name}", "Stamps and reports name another policy.");
        }

        AddStandards(old, current, changes);
        changes.AddSets("owned names", old.Owned.Patterns, current.Owned.Patterns, isAddedStricter: true);
        changes.AddSets("required resource attribute", old.RequiredResourceAttributes, current.RequiredResourceAttributes, isAddedStricter: true);
        AddSwitch("names: namespaceRequired", old.IsNamespaceRequired, current.IsNamespaceRequired, changes);
        AddSwitch("catalogue: closed", old.Catalogue.IsClosed, current.Catalogue.IsClosed, changes);
        AddLimits(old.Limits, current.Limits, changes);
        AddLimit("exemptions: max_days", old.ExemptionRequirements.MaxDays, current.ExemptionRequirements.MaxDays, changes);
        changes.AddSets("exemptions: required", old.ExemptionRequirements.Fields, current.ExemptionRequirements.Fields, isAddedStricter: true);
        changes.AddSets("granted exemption", old.Exemptions.Select(Describe), current.Exemptions.Select(Describe), isAddedStricter: false);
    }

    private static void AddStandards(TelemetryPolicy old, TelemetryPolicy current, ChangeList changes)
    {
        foreach (var standard in old.Extends.Except(current.Extends, StringComparer.Ordinal))
        {
            changes.Add(ChangeClass.Major, $"extends {standard}", "removed", "Names that it defines are not defined any more.");
        }

        foreach (var standard in current.Extends.Except(old.Extends, StringComparer.Ordinal))
        {
            changes.Add(ChangeClass.Major, $"extends {standard}", "added", "Names and settings of the standard are judged from now on.");
        }
    }

    private static void AddLimits(PolicyLimits old, PolicyLimits current, ChangeList changes)
    {
        AddLimit("limits: metric.series", old.MetricSeries, current.MetricSeries, changes);
        AddLimit("limits: service.series", old.ServiceSeries, current.ServiceSeries, changes);
        AddLimit("limits: attribute.length", old.AttributeLength, current.AttributeLength, changes);
        AddLimit("limits: span.attributes", old.SpanAttributes, current.SpanAttributes, changes);
        AddLimit("limits: log.bytes", old.LogBytes, current.LogBytes, changes);
    }

    private static void AddLimit(string subject, int? old, int? current, ChangeList changes)
    {
        if (old != current)
        {
            changes.AddRule(isStricter: current != null && !(current > old), subject, $"{Describe(old)} -> {Describe(current)}");
        }
    }

    private static void AddSwitch(string subject, bool old, bool current, ChangeList changes)
    {
        if (old != current)
        {
            changes.AddRule(isStricter: current, subject, $"{(old ? "yes" : "no")} -> {(current ? "yes" : "no")}");
        }
    }

    private static string Describe(int? limit) => limit?.ToString(CultureInfo.InvariantCulture) ?? "no limit";

    private static string Describe(Exemption exemption) =>
        $"{exemption.Rule} {exemption.Target} until {exemption.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
}
