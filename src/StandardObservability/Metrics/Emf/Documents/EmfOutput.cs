using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;

namespace StandardObservability.Metrics.Emf.Documents;

/// <summary>Passes EMF documents to standard output or to the CloudWatch agent, and counts produced and lost ones.</summary>
/// <param name="lines">Writes the documents as lines.</param>
/// <param name="count">Counts the documents.</param>
/// <param name="ownsLines">Whether to dispose <paramref name="lines"/>; it may belong to the host.</param>
internal sealed class EmfOutput(LineWriter lines, OutputCount count, bool ownsLines) : IDisposable
{
    /// <summary>Bytes from which documents are passed on before the export has ended.</summary>
    private const int WriteThreshold = 32 * 1024;

    private const int MaxFlushMilliseconds = 2000;

    public void WriteIfLarge(EmfDocumentWriter documents)
    {
        if (documents.Lines.Length >= WriteThreshold)
        {
            Write(documents);
        }
    }

    /// <summary>Passes the documents on and clears the writer.</summary>
    public void Write(EmfDocumentWriter documents)
    {
        if (documents.Count > 0)
        {
            lines.Write(count, documents.Lines.Written, documents.Count, urgent: false);
            documents.Clear();
        }
    }

    /// <summary>Counts measurements that were dropped because CloudWatch cannot store them.</summary>
    public void CountDropped(long measurements)
    {
        if (measurements > 0)
        {
            count.AddProduced(measurements);
            count.AddLost(measurements, LossReason.Unusable);
        }
    }

    /// <summary>Waits until all lines are written, for two seconds at most: a blocked standard output must not delay the stop of the host.</summary>
    public bool Flush(int timeoutMilliseconds)
    {
        var limit = timeoutMilliseconds is >= 0 and < MaxFlushMilliseconds ? timeoutMilliseconds : MaxFlushMilliseconds;
        return lines.Flush(TimeSpan.FromMilliseconds(limit));
    }

    public void Dispose()
    {
        if (ownsLines)
        {
            lines.Dispose();
        }
    }
}
