using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Judging.Units;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tool.Input.Builds;

namespace StandardObservability.Tool.Verification;

/// <summary>
/// Judges the inventory of builds by the rules of the analyzers: with another policy than that of the build, and across projects, which no compiler sees.
/// </summary>
internal static class InventoryJudge
{
    /// <summary>The breaches.</summary>
    public static IReadOnlyCollection<Candidate> Judge(TelemetryPolicy policy, IReadOnlyList<InventoryItem> inventory)
    {
        var candidates = new CandidateList(FindingSource.Inventory);
        foreach (var item in inventory)
        {
            foreach (var finding in Judge(policy, item))
            {
                candidates.Add(finding, item.Place);
            }
        }

        AddConflicts(policy, inventory, candidates);
        return candidates.All;
    }

    /// <summary>What the rules know of an instrument.</summary>
    public static InstrumentFacts ToFacts(InventoryItem item, InstrumentKind kind) =>
        new(item.Name, kind) { Unit = item.Unit == "?" ? null : item.Unit, IsUnitKnown = item.Unit != "?" };

    private static IEnumerable<PolicyFinding> Judge(TelemetryPolicy policy, InventoryItem item)
    {
        if (item.Instrument is { } kind)
        {
            return InstrumentChecks.Check(policy, ToFacts(item, kind));
        }

        return item.Kind == "attribute" && FindSignal(item) is { } signal
            ? AttributeChecks.Check(policy, new AttributeFacts(item.Name, signal) { Type = FindType(item.Type) })
            : [];
    }

    private static TelemetrySignals? FindSignal(InventoryItem item) => item.Signal switch
    {
        "metric" => TelemetrySignals.Metric,
        "span" => TelemetrySignals.Span,
        "log" => TelemetrySignals.Log,
        _ => null,
    };

    // constant, any and enum(4) do not state a type.
    private static AttributeType FindType(string? type) =>
        Enum.TryParse<AttributeType>(type, ignoreCase: true, out var found) && !int.TryParse(type, out _) ? found : AttributeType.Any;

    private static void AddConflicts(TelemetryPolicy policy, IReadOnlyList<InventoryItem> inventory, CandidateList candidates)
    {
        var instruments = inventory
            .Where(item => item.Instrument != null && policy.Catalogue.FindMetric(item.Name) == null)
            .GroupBy(item => item.Name, StringComparer.Ordinal);
        foreach (var items in instruments)
        {
            var first = items.First();
            foreach (var other in items.Skip(1))
            {
                if (Compare(first, other) is { } difference)
                {
                    candidates.Add(Describe(other, difference, first), other.Place);
                }
            }
        }
    }

    private static string? Compare(InventoryItem first, InventoryItem other)
    {
        if (first.Kind != other.Kind)
        {
            return $"is a {first.Kind} there and a {other.Kind} here";
        }

        return first.Unit != "?" && other.Unit != "?" && (first.Unit ?? "") != (other.Unit ?? "")
            ? $"has {UnitCheck.Describe(first.Unit)} there and {UnitCheck.Describe(other.Unit)} here"
            : null;
    }

    private static PolicyFinding Describe(InventoryItem other, string difference, InventoryItem first) => new(
        PolicyRules.Get(RuleIds.InstrumentConflict),
        other.Name,
        $"Instrument '{other.Name}' is also created in {first.Place}: it {difference}.",
        "Create it once and share it, or give one another name.");
}
