namespace StandardObservability.Metrics.Emf.Documents;

/// <summary>One document of a group as it was written last: what it has, and every byte before its first value, the time left open.</summary>
/// <remarks>The series of a group rarely change from one interval to the next. While they do not, a document is these bytes and its values.</remarks>
internal sealed class EmfDocument(EmfEntry[] entries, byte[] head)
{
    public EmfEntry[] Entries { get; } = entries;

    public byte[] Head { get; } = head;
}
