using System.Globalization;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Tool.Evolution;

/// <summary>What attributes and metrics have in common. Names of standards are not compared: the version of the standard is.</summary>
internal static class CatalogueChanges
{
    /// <summary>The attributes that the policy itself defines, by key.</summary>
    public static Dictionary<string, CatalogueAttribute> OwnAttributes(TelemetryPolicy policy) =>
        policy.Catalogue.Attributes.Where(attribute => attribute.Origin == policy.Citation).ToDictionary(attribute => attribute.Key, StringComparer.Ordinal);

    /// <summary>The metrics that the policy itself defines, by name.</summary>
    public static Dictionary<string, CatalogueMetric> OwnMetrics(TelemetryPolicy policy) =>
        policy.Catalogue.Metrics.Where(metric => metric.Origin == policy.Citation).ToDictionary(metric => metric.Name, StringComparer.Ordinal);

    /// <summary>Adds names that only one of two catalogues has.</summary>
    public static void AddNames<T>(
        string subject,
        Dictionary<string, T> old,
        Dictionary<string, T> current,
        Func<T, bool> isDeprecated,
        Func<T, bool> isRestricted,
        ChangeList changes)
    {
        foreach (var (name, item) in current.Where(pair => !old.ContainsKey(pair.Key)))
        {
            var isStricter = isRestricted(item);
            changes.Add(
                isStricter ? ChangeClass.Major : ChangeClass.Minor,
                $"{subject} {name}",
                "added",
                isStricter ? "Services that use it fail: it is classified or denied." : "Services may use it.");
        }

        foreach (var (name, item) in old.Where(pair => !current.ContainsKey(pair.Key)))
        {
            changes.Add(
                ChangeClass.Major,
                $"{subject} {name}",
                "removed",
                isDeprecated(item)
                    ? "Services that still use it fail."
                    : "Services that use it fail. Deprecate it in an earlier version, with \"renamed_to\" and \"remove\".");
        }
    }

    /// <summary>Adds a difference of the deprecation.</summary>
    public static void AddDeprecation(string subject, Deprecation? old, Deprecation? current, ChangeList changes)
    {
        var (before, after) = (Describe(old), Describe(current));
        if (before != after)
        {
            changes.Add(ChangeClass.Minor, $"{subject}: deprecated", $"{before} -> {after}", "Services get a report with the new name.");
        }
    }

    private static string Describe(Deprecation? deprecation)
    {
        var removed = deprecation?.Remove is { } day ? $", removed on {day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "";
        return deprecation == null ? "no" : (deprecation.RenamedTo ?? deprecation.Reason) + removed;
    }
}
