using StandardObservability.Conventions.Policy;
using StandardObservability.Tool.Input.Builds;

namespace StandardObservability.Tool.Costs;

/// <summary>Estimates series from the inventory of builds and the policy: the product of the attributes' numbers of values, at most the limit.</summary>
internal sealed class SeriesEstimator(TelemetryPolicy policy, IReadOnlyList<InventoryItem> inventory)
{
    // OpenTelemetry's own limit. https://opentelemetry.io/docs/specs/otel/metrics/sdk/#cardinality-limits
    private const int DefaultLimit = 2000;

    private readonly ILookup<string, InventoryItem> _constants = inventory
        .Where(item => item is { Kind: "attribute", Signal: "metric", Type: "constant" })
        .DistinctBy(item => (item.Name, item.Value))
        .ToLookup(item => item.Name, StringComparer.Ordinal);

    private long Limit => policy.Limits.MetricSeries ?? DefaultLimit;

    /// <summary>The metrics in the order of their names.</summary>
    public IReadOnlyList<SeriesEstimate> Estimate() =>
    [
        .. inventory.Where(item => item.Instrument != null)
            .GroupBy(item => item.Name, StringComparer.Ordinal)
            .OrderBy(metric => metric.Key, StringComparer.Ordinal)
            .Select(metric => Estimate(metric.Key, metric.SelectMany(item => item.Attributes))),
    ];

    private SeriesEstimate Estimate(string metric, IEnumerable<(string Key, string? Type)> measured)
    {
        var defined = policy.Catalogue.FindMetric(metric)?.Attributes ?? [];
        var required = defined.Where(attribute => attribute.IsRequired).Select(attribute => attribute.Key).ToHashSet(StringComparer.Ordinal);
        var types = measured.ToLookup(attribute => attribute.Key, attribute => attribute.Type, StringComparer.Ordinal);
        // An instrument whose measurements the compiler does not see has the attributes that the policy defines.
        var keys = (types.Count > 0 ? types.Select(group => group.Key) : defined.Select(attribute => attribute.Key)).Order(StringComparer.Ordinal).ToList();
        var (series, factors, unbounded) = (1L, new List<string>(), new List<string>());
        foreach (var key in keys)
        {
            if (InstanceAttributes.Contains(key))
            {
                factors.Add($"{key} 1 for each instance");
                continue;
            }

            var count = CountValues(key, types[key], required.Contains(key));
            factors.Add($"{key} {count?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unbounded"}");
            unbounded.AddRange(count == null ? [key] : []);
            // At most the limit after each step, so that the product cannot overflow.
            series = Math.Min(Limit + 1, series * Math.Min(count ?? 1, Limit + 1));
        }

        var isLimited = unbounded.Count > 0 || series > Limit;
        return new SeriesEstimate(metric, isLimited ? Limit : series, factors, unbounded)
        {
            IsLimited = isLimited,
            IsOfInstance = keys.Exists(InstanceAttributes.Contains),
        };
    }

    private long? CountValues(string key, IEnumerable<string?> types, bool isRequired) =>
        ValueCount.Find(policy.Catalogue.FindAttribute(key), types.ToHashSet(StringComparer.Ordinal), _constants[key].Count(), isRequired);
}
