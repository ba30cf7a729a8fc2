namespace StandardObservability.Metrics.Emf.Series;

/// <summary>All dimension groups of one exporter: the roll-up and one group for each combination of dimension names and values.</summary>
internal sealed class DimensionGroups
{
    private readonly Dictionary<string[], DimensionGroup> _byDimensions = new(StringArrayComparer.Instance);

    public DimensionGroups() => All.Add(RollUp);

    /// <summary>The group that has only the dimensions service and environment.</summary>
    public DimensionGroup RollUp { get; } = new([], []);

    public List<DimensionGroup> All { get; } = [];

    public DimensionGroup GetOrAdd(string[] names, string[] values)
    {
        string[] key = [.. names, .. values];
        if (!_byDimensions.TryGetValue(key, out var group))
        {
            group = new DimensionGroup(names, values);
            _byDimensions.Add(key, group);
            All.Add(group);
        }

        return group;
    }

    /// <summary>Removes the data of the last interval.</summary>
    public void Reset()
    {
        foreach (var group in All)
        {
            group.Reset();
        }
    }
}
