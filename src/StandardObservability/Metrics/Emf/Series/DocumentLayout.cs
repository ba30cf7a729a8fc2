using System.Runtime.InteropServices;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>
/// How the chunks of a dimension group were distributed over EMF documents by the last export. The next export reuses it.
/// A chunk is the part of a series' value that fits into one document.
/// </summary>
internal sealed class DocumentLayout
{
    private readonly List<DocumentTemplate> _documents = [];
    private int _chunkCount;
    private int _identityVersion;

    public ReadOnlySpan<DocumentTemplate> Documents => CollectionsMarshal.AsSpan(_documents);

    /// <summary>
    /// Whether the layout may be reused: the number of chunks and the host's identity are unchanged. The caller must also check that
    /// each chunk of the layout has a value.
    /// </summary>
    public bool MayBeReusable(int chunkCount, int identityVersion) => _chunkCount == chunkCount && _identityVersion == identityVersion;

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
