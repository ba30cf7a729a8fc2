using System.Runtime.InteropServices;

namespace StandardObservability.Metrics.Emf;

/// <summary>How the entries of a group were spread over documents.</summary>
internal sealed class EmfPlan
{
    private readonly List<EmfPage> _pages = [];
    private int _entries;
    private int _generation;

    public ReadOnlySpan<EmfPage> Pages => CollectionsMarshal.AsSpan(_pages);

    /// <summary>Whether so many entries may be those of the plan. They are when each of the plan's is among them.</summary>
    public bool MayHold(int entries, int generation) => _entries == entries && _generation == generation;

    public void Begin(int generation)
    {
        _pages.Clear();
        (_entries, _generation) = (0, generation);
    }

    public void Add(EmfPage page)
    {
        _pages.Add(page);
        _entries += page.Entries.Length;
    }
}
