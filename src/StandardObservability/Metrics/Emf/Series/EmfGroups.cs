namespace StandardObservability.Metrics.Emf.Series;

/// <summary>All groups of one exporter: the roll-up, and one for each set of dimension values.</summary>
internal sealed class EmfGroups
{
    private readonly Dictionary<string[], EmfGroup> _details = new(TextArrayComparer.Instance);

    public EmfGroups() => All.Add(RollUp);

    public EmfGroup RollUp { get; } = new([], []);

    public List<EmfGroup> All { get; } = [];

    public EmfGroup GetOrAdd(string[] names, string[] values)
    {
        string[] key = [.. names, .. values];
        if (!_details.TryGetValue(key, out var group))
        {
            group = new EmfGroup(names, values);
            _details.Add(key, group);
            All.Add(group);
        }

        return group;
    }

    /// <summary>Forgets the interval.</summary>
    public void Reset()
    {
        foreach (var group in All)
        {
            group.Reset();
        }
    }
}
