namespace StandardObservability.Metrics.Emf.Series;

/// <summary>An EMF document without its timestamp and values: the chunks it contains, and all bytes before the first value.</summary>
/// <remarks>The series of a group rarely change from one interval to the next. Until they do, a document is this template and new values.</remarks>
internal sealed class DocumentTemplate(SeriesChunk[] chunks, byte[] head)
{
    public SeriesChunk[] Chunks { get; } = chunks;

    public byte[] Head { get; } = head;
}
