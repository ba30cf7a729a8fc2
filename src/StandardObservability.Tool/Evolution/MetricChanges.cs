using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Tool.Evolution;

/// <summary>Differences of the metrics that the policies themselves define.</summary>
internal static class MetricChanges
{
    private const string Compared = "Values before and after it cannot be compared, and instruments that conformed contradict the catalogue.";

    /// <summary>Adds the differences.</summary>
    public static void Add(TelemetryPolicy old, TelemetryPolicy current, ChangeList changes)
    {
        var before = CatalogueChanges.OwnMetrics(old);
        var after = CatalogueChanges.OwnMetrics(current);
        CatalogueChanges.AddNames("metric", before, after, metric => metric.Deprecated != null, _ => false, changes);
        foreach (var (name, metric) in after)
        {
            if (before.TryGetValue(name, out var former))
            {
                AddDifferences($"metric {name}", former, metric, changes);
            }
        }
    }

    private static void AddDifferences(string subject, CatalogueMetric old, CatalogueMetric current, ChangeList changes)
    {
        AddDefinition($"{subject}: unit", old.Unit, current.Unit, changes);
        AddDefinition($"{subject}: instrument", Word(old.Instrument), Word(current.Instrument), changes);
        AddAttributes(subject, old, current, changes);
        CatalogueChanges.AddDeprecation(subject, old.Deprecated, current.Deprecated, changes);
    }

    private static void AddDefinition(string subject, string? old, string? current, ChangeList changes)
    {
        if (old != null && current != null && old != current)
        {
            changes.Add(ChangeClass.Major, subject, $"{old} -> {current}", Compared);
        }
        else
        {
            changes.AddValue(subject, old, current);
        }
    }

    private static void AddAttributes(string subject, CatalogueMetric old, CatalogueMetric current, ChangeList changes)
    {
        var before = old.Attributes.ToDictionary(attribute => attribute.Key, StringComparer.Ordinal);
        var after = current.Attributes.ToDictionary(attribute => attribute.Key, StringComparer.Ordinal);
        foreach (var removed in before.Keys.Where(key => !after.ContainsKey(key)))
        {
            changes.Add(ChangeClass.Major, $"{subject}: attribute {removed}", "removed", "Dashboards that group by it lose their groups.");
        }

        foreach (var (key, attribute) in after)
        {
            var isFormer = before.TryGetValue(key, out var former);
            if (!isFormer || former!.IsRequired != attribute.IsRequired)
            {
                changes.AddRule(attribute.IsRequired, $"{subject}: attribute {key}", $"{(!isFormer ? "absent" : Level(former!))} -> {Level(attribute)}");
            }
        }
    }

    private static string Level(AttributeReference attribute) => attribute.IsRequired ? "required" : "recommended";

    private static string? Word(InstrumentKind? kind) => kind?.ToString().ToLowerInvariant();
}
