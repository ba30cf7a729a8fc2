using StandardObservability.Export;
using StandardObservability.Export.Lines;

namespace StandardObservability.Metrics.Emf.Documents;

/// <summary>Hands documents to standard output or to the CloudWatch agent, and counts them.</summary>
/// <param name="lines">Delivers lines.</param>
/// <param name="count">What became of them.</param>
/// <param name="ownsLines">Whether <paramref name="lines"/> ends with this, or belongs to the host.</param>
internal sealed class EmfOutput(LineWriter lines, OutputCount count, bool ownsLines) : IDisposable
{
    /// <summary>Bytes that are worth handing over.</summary>
    private const int LongEnough = 32 * 1024;

    private const int LongestFlush = 2000;

    public void TakeWhenLong(EmfDocuments documents)
    {
        if (documents.Lines.Length >= LongEnough)
        {
            Take(documents);
        }
    }

    public void Take(EmfDocuments documents)
    {
        if (documents.Count > 0)
        {
            lines.Write(count, documents.Lines.Written, documents.Count, urgent: false);
            documents.Clear();
        }
    }

    /// <summary>Counts values that CloudWatch cannot store.</summary>
    public void CountUnstorable(long values)
    {
        if (values > 0)
        {
            count.AddProduced(values);
            count.AddLost(values);
        }
    }

    /// <summary>Waits for the writer, but not for a standard output that nobody reads: the host has more to stop.</summary>
    public bool Flush(int timeoutMilliseconds)
        => lines.Flush(timeoutMilliseconds is >= 0 and < LongestFlush ? TimeSpan.FromMilliseconds(timeoutMilliseconds) : TimeSpan.FromMilliseconds(LongestFlush));

    public void Dispose()
    {
        if (ownsLines)
        {
            lines.Dispose();
        }
    }
}
