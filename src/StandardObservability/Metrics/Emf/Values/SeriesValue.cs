using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Values;

/// <summary>The value of one metric series for one export: a sum, a gauge or a histogram.</summary>
internal abstract class SeriesValue
{
    /// <summary>Largest magnitude that CloudWatch stores.</summary>
    /// <remarks>Source: CloudWatch API reference, <c>MetricDatum</c>, <c>Value</c>.</remarks>
    private static readonly double MaxMagnitude = Math.Pow(2, 360);

    private bool _isChanged;
    private bool _wasChanged;

    /// <summary>
    /// Number of documents that the value needs: 0 without data, 1 usually, more when a histogram has more values than one metric of a
    /// document may have.
    /// </summary>
    public int ChunkCount { get; protected set; }

    /// <summary>Whether <see cref="Complete"/> must be called before the value is written. Sums of whole numbers are complete at any time.</summary>
    public bool NeedsCompletion { get; protected set; }

    /// <summary>Whether data was added since the last <see cref="Reset"/>.</summary>
    public bool HasValue => ChunkCount > 0;

    public static bool IsStorable(double value) => Math.Abs(value) <= MaxMagnitude;

    /// <summary>Removes the data of the last export.</summary>
    public void Reset()
    {
        if (_isChanged)
        {
            (_isChanged, _wasChanged, ChunkCount) = (false, true, 0);
            Clear();
        }
    }

    /// <summary>Whether data was added since the last call.</summary>
    public bool TakeWasChanged()
    {
        var wasChanged = _wasChanged || _isChanged;
        _wasChanged = false;
        return wasChanged;
    }

    /// <summary>Keeps the place of the series, whose data was added to other series in this export.</summary>
    public void MarkUsed() => MarkChanged(hasValue: false);

    /// <summary>Prepares the value for writing, after the last data of the export.</summary>
    /// <returns>The <see cref="ChunkCount"/>; 0 for a value that CloudWatch cannot store.</returns>
    public abstract int Complete();

    /// <summary>Writes one chunk of the value as a member of a JSON object.</summary>
    /// <param name="buffer">The buffer of the document.</param>
    /// <param name="key">The member's name as JSON, with the comma before it and the colon after it.</param>
    /// <param name="chunk">Index of the chunk, from 0 to <see cref="ChunkCount"/> - 1.</param>
    public abstract void Write(Utf8Buffer buffer, byte[] key, int chunk);

    protected abstract void Clear();

    /// <summary>Marks that data was added.</summary>
    /// <param name="hasValue">Whether some of it can be stored.</param>
    protected void MarkChanged(bool hasValue = true)
    {
        _isChanged = true;
        if (hasValue && ChunkCount == 0)
        {
            ChunkCount = 1;
        }
    }
}
