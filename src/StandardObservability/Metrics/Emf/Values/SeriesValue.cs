using OpenTelemetry.Metrics;
using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Values;

/// <summary>The aggregated value of one metric series for one export interval: a sum, a gauge or a histogram.</summary>
internal abstract class SeriesValue
{
    /// <summary>Largest magnitude that CloudWatch stores.</summary>
    /// <remarks>Source: CloudWatch API reference, <c>MetricDatum</c>, <c>Value</c>.</remarks>
    private static readonly double MaxMagnitude = Math.Pow(2, 360);

    private bool _isChanged;

    /// <summary>
    /// Number of documents that the value needs: 0 without data, 1 usually, more when a histogram has more values than one metric of a
    /// document may have.
    /// </summary>
    public int ChunkCount { get; protected set; }

    /// <summary>Whether data was added since the last <see cref="Reset"/>.</summary>
    public bool HasValue => ChunkCount > 0;

    /// <summary>Adds a data point.</summary>
    /// <returns>How many of its measurements were dropped because CloudWatch cannot store them.</returns>
    public long Add(MetricType type, in MetricPoint point)
    {
        _isChanged = true;
        var (added, dropped) = AddPoint(type, in point);
        if (added > 0 && ChunkCount == 0)
        {
            ChunkCount = 1;
        }

        return dropped;
    }

    /// <summary>Removes the data of the last interval.</summary>
    public void Reset()
    {
        if (_isChanged)
        {
            (_isChanged, ChunkCount) = (false, 0);
            Clear();
        }
    }

    /// <summary>Prepares the value for writing, after the last data point of the interval.</summary>
    /// <returns>The <see cref="ChunkCount"/>.</returns>
    public virtual int Complete() => ChunkCount;

    /// <summary>Writes one chunk of the value as a member of a JSON object.</summary>
    /// <param name="buffer">The buffer of the document.</param>
    /// <param name="key">The member's name as JSON, with the comma before it and the colon after it.</param>
    /// <param name="chunk">Index of the chunk, from 0 to <see cref="ChunkCount"/> - 1.</param>
    public abstract void Write(Utf8Buffer buffer, byte[] key, int chunk);

    protected abstract void Clear();

    /// <summary>Adds a data point and returns how many of its measurements were added and how many were dropped.</summary>
    protected abstract (long Added, long Dropped) AddPoint(MetricType type, in MetricPoint point);

    /// <summary>Marks the value as changed when a derived class adds data that is not a data point.</summary>
    protected void MarkChanged() => (_isChanged, ChunkCount) = (true, 1);

    protected static bool IsStorable(double value) => Math.Abs(value) <= MaxMagnitude;
}
