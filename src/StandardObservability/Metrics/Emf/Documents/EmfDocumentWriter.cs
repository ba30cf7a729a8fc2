using StandardObservability.Conventions.Metrics;
using StandardObservability.Identity;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Metrics.Emf.Values;
using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Documents;

/// <summary>Writes the series of dimension groups as EMF documents, one line each, within the size limits of EMF and the output.</summary>
/// <remarks>Source: Amazon CloudWatch User Guide, "Specification: Embedded metric format".</remarks>
/// <param name="headWriter">Writes the part of a document before the metric values.</param>
/// <param name="maxBytes">Maximum bytes of a document, without its line end.</param>
internal sealed class EmfDocumentWriter(EmfHeadWriter headWriter, int maxBytes)
{
    private readonly byte[] _timestamp = new byte[NumberText.MaxBytes];
    private readonly Utf8Buffer _head = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private ServiceIdentity? _identity;
    private int _identityVersion;

    /// <summary>The documents written since the last <see cref="Clear"/>.</summary>
    public Utf8Buffer Lines { get; } = new(keptBytes: CloudWatchLimits.LogEventBytes * 2);

    /// <summary>Number of documents in <see cref="Lines"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Starts an export.</summary>
    /// <param name="identity">The service that the metrics belong to.</param>
    /// <param name="timestamp">Milliseconds since 1970.</param>
    public void Begin(ServiceIdentity identity, long timestamp)
    {
        if (!ReferenceEquals(identity, _identity))
        {
            _identity = identity;
            _identityVersion++;
            headWriter.SetIdentity(identity);
        }

        NumberText.Write(_timestamp, timestamp);
    }

    /// <summary>Writes all series of a group that have a value.</summary>
    /// <returns>How many values were not written because CloudWatch cannot store them.</returns>
    public int Write(DimensionGroup group)
    {
        var (chunks, unstorable) = group.Complete();
        if (chunks > 0 && !TryWriteWithLastLayout(group.Layout, chunks))
        {
            WriteWithNewLayout(group);
        }

        return unstorable;
    }

    public void Clear()
    {
        Lines.Clear();
        Count = 0;
    }

    /// <summary>Writes new values into the documents of the last export. Writes nothing if other series have values now.</summary>
    private bool TryWriteWithLastLayout(DocumentLayout layout, int chunkCount)
    {
        if (!layout.MayBeReusable(chunkCount, _identityVersion))
        {
            return false;
        }

        var (length, count) = (Lines.Length, Count);
        foreach (var document in layout.Documents)
        {
            if (!TryWrite(document))
            {
                Lines.CutTo(length);
                Count = count;
                return false;
            }
        }

        return true;
    }

    private void WriteWithNewLayout(DimensionGroup group)
    {
        group.Layout.Clear(_identityVersion);
        var rest = group.GetChunks();
        while (rest.Length > 0)
        {
            // The head lists every metric of the document, so fewer metrics make a shorter head.
            var count = CountCandidates(rest);
            var document = CreateTemplate(group, rest[..count]);
            while (!TryWrite(document))
            {
                count = Math.Max(1, count * 3 / 4);
                document = CreateTemplate(group, rest[..count]);
            }

            group.Layout.Add(document);
            rest = rest[count..];
        }
    }

    /// <summary>How many chunks may go to one document: each metric once, up to the limit of EMF, and not clearly too many bytes.</summary>
    private int CountCandidates(SeriesChunk[] chunks)
    {
        _names.Clear();
        var count = 0;
        var bytes = 0;
        while (count < Math.Min(chunks.Length, CloudWatchLimits.MetricsPerDirective) && bytes < maxBytes && _names.Add(chunks[count].Series.Name))
        {
            bytes += chunks[count].Series.Definition.Length + chunks[count].Series.Key.Length;
            count++;
        }

        return count;
    }

    private DocumentTemplate CreateTemplate(DimensionGroup group, SeriesChunk[] chunks)
    {
        _head.Clear();
        headWriter.Write(_head, group, chunks);
        return new DocumentTemplate(chunks, _head.Written.ToArray());
    }

    /// <summary>
    /// Writes a document. Fails if one of its chunks has no value, or if it is too long and has more than one chunk; a single chunk always fits.
    /// </summary>
    private bool TryWrite(DocumentTemplate document)
    {
        var lines = Lines;
        var start = lines.Length;
        lines.Raw(document.Head);
        lines.Replace(start + EmfHeadWriter.TimestampPosition, _timestamp.AsSpan(0, EmfHeadWriter.TimestampDigits));
        if (!TryWrite(document.Chunks))
        {
            return false;
        }

        lines.EndLine();
        if (lines.Length - start - 1 > maxBytes && document.Chunks.Length > 1)
        {
            lines.CutTo(start);
            return false;
        }

        Count++;
        return true;
    }

    private bool TryWrite(SeriesChunk[] chunks)
    {
        var lines = Lines;
        for (var i = 0; i < chunks.Length; i++)
        {
            ref readonly var chunk = ref chunks[i];
            var value = chunk.Value;
            if (chunk.Index >= value.ChunkCount)
            {
                return false;
            }

            // Most series are sums, so the test of the type is cheaper than a virtual call.
            if (value is SumValue sum)
            {
                sum.Write(lines, chunk.Key, 0);
            }
            else
            {
                value.Write(lines, chunk.Key, chunk.Index);
            }
        }

        return true;
    }
}
