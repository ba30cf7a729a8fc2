using System.Runtime.InteropServices;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>How the chunks of a dimension group were distributed over EMF documents by the last export. The next export reuses it.</summary>
internal sealed class DocumentLayout
{
    private readonly List<DocumentTemplate> _documents = [];
    private int _chunkCount;
    private int _identityVersion;

    public ReadOnlySpan<DocumentTemplate> Documents => CollectionsMarshal.AsSpan(_documents);

    /// <summary>
    /// Whether the layout may fit: number of chunks and identity are unchanged. It fits if, in addition, each of its chunks has a value.
    /// </summary>
    public bool MayFit(int chunkCount, int identityVersion) => _chunkCount == chunkCount && _identityVersion == identityVersion;

    /// <summary>Starts a new layout.</summary>
    public void Clear(int identityVersion)
    {
        _documents.Clear();
        (_chunkCount, _identityVersion) = (0, identityVersion);
    }

    public void Add(DocumentTemplate document)
    {
        _documents.Add(document);
        _chunkCount += document.Chunks.Length;
    }
}
