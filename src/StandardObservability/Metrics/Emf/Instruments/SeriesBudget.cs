using Microsoft.Extensions.Logging;
using StandardObservability.Metrics.Emf.Series;

namespace StandardObservability.Metrics.Emf.Instruments;

/// <summary>Counts the series of one exporter and limits them, because CloudWatch bills each as one metric.</summary>
/// <remarks>Beyond a limit, data points go to the overflow series of their metric. The roll-up still contains all of them.</remarks>
internal sealed class SeriesBudget(int maxPerInstrument, int maxTotal, ILogger logger)
{
    /// <summary>How long a series keeps its place without data. CloudWatch bills a metric for each hour with data.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Maximum number of parts of roll-ups. Each is written to a document of its own.</summary>
    private const int MaxParts = 100;

    private readonly HashSet<MetricSeries> _series = [];
    private readonly HashSet<string> _lostLevels = new(StringComparer.Ordinal);
    private int _partCount;
    private int _loggedCount;

    /// <summary>The time of the current export.</summary>
    public DateTimeOffset Now { get; private set; }

    /// <summary>Number of series that CloudWatch bills, including roll-up and overflow series.</summary>
    public int Count => _series.Count - _partCount;

    /// <summary>Whether roll-ups may have no more parts.</summary>
    public bool HasAllParts => _partCount >= MaxParts;

    /// <summary>Increases when a series gives up its place. Instruments then look for the places of their data points again.</summary>
    public int Version { get; private set; }

    public void BeginExport(DateTimeOffset now) => Now = now;

    /// <summary>Counts a series.</summary>
    public void Add(MetricSeries series)
    {
        _series.Add(series);
        _partCount += series.IsPart ? 1 : 0;
        (series.Recorded, series.Written) = (Now, Now);
    }

    /// <summary>Whether a limit is reached: of the series with dimensions that one instrument has, or of all series.</summary>
    public bool IsFull(int instrumentCount) => IsInstrumentFull(instrumentCount) || Count >= maxTotal;

    public bool IsInstrumentFull(int instrumentCount) => instrumentCount >= maxPerInstrument;

    /// <summary>Ends a series. It gives up its place now, and its group after the documents of this export are written.</summary>
    public void Remove(MetricSeries series)
    {
        if (_series.Remove(series))
        {
            _partCount -= series.IsPart ? 1 : 0;
            series.IsRemoved = true;
            Version++;
        }
    }

    /// <summary>Ends a series when the last of its instruments is gone.</summary>
    public void Release(MetricSeries series)
    {
        if (--series.UseCount == 0)
        {
            Remove(series);
        }
    }

    /// <summary>Ends the series that had no data for some time. A level has data in each interval until its instrument is gone.</summary>
    public void RemoveUnused(TimeSpan lifetime)
    {
        foreach (var series in _series)
        {
            if (series.Value.TakeWasChanged())
            {
                series.Written = Now;
            }
            else if (!series.IsPermanent && Now - series.Written > lifetime)
            {
                Remove(series);
            }
        }
    }

    /// <summary>Finds the level that was not recorded for the longest time, at least for <see cref="Lifetime"/>.</summary>
    public MetricSeries? FindOldLevel(IEnumerable<MetricSeries>? among = null)
        => (among ?? _series)
            .Where(s => s is { IsLevel: true, HasDimensions: true, IsOverflow: false } && Now - s.Recorded > Lifetime)
            .MinBy(static s => s.Recorded);

    /// <summary>Logs once for each metric that a value of a level has ended, because others need its place.</summary>
    public void LogLostLevel(string metric)
    {
        if (_lostLevels.Add(metric))
        {
            Log.LevelsLost(logger, metric);
        }
    }

    /// <summary>Logs that the series of one instrument exceed their limit.</summary>
    public void LogInstrumentOverflow(string instrument, string attribute, int distinctValues, string sample)
        => Log.DimensionOverflows(logger, instrument, attribute, distinctValues, sample);

    /// <summary>Logs that all series exceed their limit, and which metric has most of them.</summary>
    public void LogTotalOverflow(string instrument, string attribute, int distinctValues, string sample)
    {
        var widest = _series.Where(static s => !s.IsPart).GroupBy(static s => s.Name, StringComparer.Ordinal).MaxBy(static g => g.Count())!;
        Log.SeriesOverflow(logger, instrument, maxTotal, attribute, distinctValues, sample, widest.Key, widest.Count());
    }

    /// <summary>Logs the number of series when it has grown by more than a tenth.</summary>
    public void LogGrowth()
    {
        if (Count > _loggedCount * 1.1)
        {
            _loggedCount = Count;
            Log.BillableMetrics(logger, Count);
        }
    }
}
