using System.Runtime.InteropServices;
using StandardObservability.Metrics.Emf.Documents;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>How the entries of a group were spread over documents.</summary>
internal sealed class EmfPlan
{
    private readonly List<EmfDocument> _pages = [];
    private int _entries;
    private int _generation;

    public ReadOnlySpan<EmfDocument> Pages => CollectionsMarshal.AsSpan(_pages);

    /// <summary>Whether so many entries may be those of the plan. They are when each of the plan's is among them.</summary>
    public bool MayHold(int entries, int generation) => _entries == entries && _generation == generation;

    public void Begin(int generation)
    {
        _pages.Clear();
        (_entries, _generation) = (0, generation);
    }

    public void Add(EmfDocument page)
    {
        _pages.Add(page);
        _entries += page.Entries.Length;
    }
}
