using StandardObservability.Metrics.Emf.Values;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>All dimension groups of one exporter: the roll-up and one group for each combination of dimension names and values.</summary>
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
    public MetricSeries? Find(string[] names, string[] values, MetricText text, SeriesKind kind)
        => _byDimensions.TryGetValue([.. names, .. values], out var group) ? group.Series.FirstOrDefault(s => !s.IsRemoved && s.IsFor(text, kind)) : null;

    public void Add(string[] names, string[] values, MetricSeries series)
    {
        string[] key = [.. names, .. values];
        if (!_byDimensions.TryGetValue(key, out var group))
        {
            group = new DimensionGroup(names, values);
            _byDimensions.Add(key, group);
            All.Add(group);
        }

        group.Add(series);
    }

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
}
