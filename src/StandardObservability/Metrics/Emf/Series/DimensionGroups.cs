using StandardObservability.Metrics.Emf.Values;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>
/// All dimension groups of one exporter: the roll-up, one for each combination of dimension names and values, and one for each combination of
/// properties.
/// </summary>
internal sealed class DimensionGroups
{
    private readonly Dictionary<string[], DimensionGroup> _byDimensions = new(StringArrayComparer.Instance);

    public DimensionGroups()
    {
        _byDimensions.Add([], RollUp);
        All.Add(RollUp);
    }

    /// <summary>The group that has only the dimensions service and environment.</summary>
    public DimensionGroup RollUp { get; } = new([], []);

    public List<DimensionGroup> All { get; } = [];

    /// <summary>Finds the series of another instrument with the same name, kind, unit and dimensions.</summary>
    public MetricSeries? Find(string[] names, string[] values, MetricText text, SeriesKind kind) => Find([.. names, .. values], text, kind);

    /// <summary>Finds the part of a roll-up that another instrument with the same name, kind and unit has.</summary>
    public MetricSeries? FindPart(string properties, MetricText text, SeriesKind kind) => Find([properties], text, kind);

    public void Add(string[] names, string[] values, MetricSeries series)
        => Add([.. names, .. values], () => new DimensionGroup(names, values), series);

    /// <summary>Adds a part of a roll-up. Its documents have properties, and no dimensions except service and environment.</summary>
    public void AddPart(string properties, MetricSeries series)
        => Add([properties], () => new DimensionGroup([], []) { Properties = properties }, series);

    /// <summary>Removes the data of the last export.</summary>
    public void Reset()
    {
        foreach (var group in All)
        {
            group.Reset();
        }
    }

    /// <summary>Removes the series that have given their places to others, and the groups that are empty then.</summary>
    public void RemoveEnded()
    {
        foreach (var (key, group) in _byDimensions)
        {
            group.RemoveEnded();
            if (group.Series.Count == 0 && group != RollUp)
            {
                _byDimensions.Remove(key);
                All.Remove(group);
            }
        }
    }

    /// <summary>A key with dimensions has names and values, so its length is even. The key of a part has one element.</summary>
    private void Add(string[] key, Func<DimensionGroup> create, MetricSeries series)
    {
        if (!_byDimensions.TryGetValue(key, out var group))
        {
            group = create();
            _byDimensions.Add(key, group);
            All.Add(group);
        }

        group.Add(series);
    }

    private MetricSeries? Find(string[] key, MetricText text, SeriesKind kind)
        => _byDimensions.TryGetValue(key, out var group) ? group.Series.FirstOrDefault(s => !s.IsRemoved && s.IsFor(text, kind)) : null;
}
