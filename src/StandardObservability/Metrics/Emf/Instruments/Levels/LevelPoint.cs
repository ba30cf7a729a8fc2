using StandardObservability.Metrics.Emf.Series;

namespace StandardObservability.Metrics.Emf.Instruments.Levels;

/// <summary>The last known value of a level for one combination of attributes.</summary>
internal sealed class LevelPoint
{
    private LevelNumber _written;
    private bool _wasWritten;

    /// <summary>The series of the point's dimension values, or <see langword="null"/> if the metric has no dimensions.</summary>
    public MetricSeries? Series { get; init; }

    public LevelNumber Number { get; private set; }

    /// <summary>Number of the export that read the point last.</summary>
    public long ReadBy { get; private set; }

    /// <summary>When the value was recorded last. Values of observable instruments are recorded at each collection.</summary>
    public DateTimeOffset Recorded { get; private set; }

    /// <summary>Whether the value differs from the one that was written last.</summary>
    public bool IsChanged => !_wasWritten || _written != Number;

    public void Set(LevelNumber number, long export, DateTimeOffset now)
    {
        (Number, ReadBy, Recorded) = (number, export, now);
        if (Series is not null)
        {
            Series.Recorded = now;
        }
    }

    public void MarkWritten() => (_written, _wasWritten) = (Number, true);
}
