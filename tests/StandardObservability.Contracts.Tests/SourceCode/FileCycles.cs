namespace StandardObservability.Contracts.Tests.SourceCode;

/// <summary>Finds the groups of files that depend on each other in a circle: strongly connected components, by Tarjan's algorithm.</summary>
internal sealed class FileCycles
{
    private readonly IReadOnlyDictionary<SourceFile, IReadOnlySet<SourceFile>> _uses;
    private readonly Dictionary<SourceFile, int> _index = [];
    private readonly Dictionary<SourceFile, int> _low = [];
    private readonly Stack<SourceFile> _open = [];
    private readonly List<IReadOnlyList<SourceFile>> _found = [];

    private FileCycles(IReadOnlyDictionary<SourceFile, IReadOnlySet<SourceFile>> uses) => _uses = uses;

    public static IReadOnlyList<IReadOnlyList<SourceFile>> Find(IReadOnlyDictionary<SourceFile, IReadOnlySet<SourceFile>> uses)
    {
        var search = new FileCycles(uses);
        foreach (var file in uses.Keys.Where(f => !search._index.ContainsKey(f)))
        {
            search.Visit(file);
        }

        return search._found;
    }

    private void Visit(SourceFile file)
    {
        _index[file] = _low[file] = _index.Count;
        _open.Push(file);
        foreach (var used in _uses[file])
        {
            if (!_index.TryGetValue(used, out var index))
            {
                Visit(used);
                _low[file] = Math.Min(_low[file], _low[used]);
            }
            else if (_open.Contains(used))
            {
                _low[file] = Math.Min(_low[file], index);
            }
        }

        if (_low[file] == _index[file])
        {
            Close(file);
        }
    }

    private void Close(SourceFile root)
    {
        List<SourceFile> component = [];
        do
        {
            component.Add(_open.Pop());
        }
        while (component[^1] != root);
        if (component.Count > 1)
        {
            _found.Add(component);
        }
    }
}
