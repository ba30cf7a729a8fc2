using StandardObservability.Export;

namespace StandardObservability.Metrics.Emf;

/// <summary>One document of a group as it was written last: which entries it has, and every byte before their values.</summary>
/// <remarks>The entries of a group rarely change from one interval to the next. While they do not, a document is these bytes and its values.</remarks>
internal sealed class EmfPage
{
    private readonly List<EmfEntry> _entries = [];
    private int _generation;
    private bool _isFull;

    /// <summary>The bytes between the timestamp and the first value.</summary>
    public Utf8Buffer Head { get; } = new();

    public int Count => _entries.Count;

    /// <summary>Whether the page starts off what is to be written: all of it, or as much as one document takes.</summary>
    public bool Begins(ReadOnlySpan<EmfEntry> entries, int generation)
    {
        if (_generation != generation || (_isFull ? _entries.Count > entries.Length : _entries.Count != entries.Length))
        {
            return false;
        }

        for (var i = 0; i < _entries.Count; i++)
        {
            if (!_entries[i].IsSameAs(entries[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Becomes the page of these entries. Its head is the caller's to write.</summary>
    /// <param name="entries">What one document takes.</param>
    /// <param name="isFull">Whether more was to be written than one document takes.</param>
    /// <param name="generation">The texts that the head will be made of.</param>
    public void Become(ReadOnlySpan<EmfEntry> entries, bool isFull, int generation)
    {
        _entries.Clear();
        _entries.AddRange(entries);
        (_isFull, _generation) = (isFull, generation);
        Head.Clear();
    }
}
