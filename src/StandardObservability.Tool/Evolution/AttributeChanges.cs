using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Tool.Evolution;

/// <summary>Differences of the attributes that the policies themselves define.</summary>
internal static class AttributeChanges
{
    /// <summary>Adds the differences.</summary>
    public static void Add(TelemetryPolicy old, TelemetryPolicy current, ChangeList changes)
    {
        var before = CatalogueChanges.OwnAttributes(old);
        var after = CatalogueChanges.OwnAttributes(current);
        CatalogueChanges.AddNames("attribute", before, after, attribute => attribute.Deprecated != null, IsRestricted, changes);
        foreach (var (key, attribute) in after)
        {
            if (before.TryGetValue(key, out var former))
            {
                AddDifferences($"attribute {key}", former, attribute, changes);
            }
        }
    }

    private static void AddDifferences(string subject, CatalogueAttribute old, CatalogueAttribute current, ChangeList changes)
    {
        changes.AddValue($"{subject}: type", Word(old.Type), Word(current.Type));
        AddMembers($"{subject}: member", old.Members, current.Members, changes);
        changes.AddValue($"{subject}: class", old.Classification, current.Classification);
        changes.AddSets($"{subject}: denied on", Signals(old), Signals(current), isAddedStricter: true);
        if (old.MaxValues != current.MaxValues)
        {
            changes.Add(
                ChangeClass.Minor,
                $"{subject}: max_values",
                $"{Describe(old.MaxValues)} -> {Describe(current.MaxValues)}",
                "Estimates of costs change.");
        }

        CatalogueChanges.AddDeprecation(subject, old.Deprecated, current.Deprecated, changes);
    }

    // A value that may not be used any more is stricter, and so is a first list of values.
    private static void AddMembers(string subject, IReadOnlyList<string>? old, IReadOnlyList<string>? current, ChangeList changes)
    {
        if (old != null && current != null)
        {
            changes.AddSets(subject, old, current, isAddedStricter: false);
        }
        else
        {
            changes.AddValue($"{subject}s", old == null ? null : string.Join(", ", old), current == null ? null : string.Join(", ", current));
        }
    }

    private static bool IsRestricted(CatalogueAttribute attribute) => attribute.Classification != null || attribute.DenyOn != TelemetrySignals.None;

    private static IEnumerable<string> Signals(CatalogueAttribute attribute) =>
        Enum.GetValues<TelemetrySignals>()
            .Where(signal => signal != TelemetrySignals.None && attribute.DenyOn.HasFlag(signal))
            .Select(signal => signal.ToString().ToLowerInvariant());

    private static string? Word(AttributeType type) => type == AttributeType.Any ? null : type.ToString().ToLowerInvariant();

    private static string Describe(int? values) => values?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown";
}
