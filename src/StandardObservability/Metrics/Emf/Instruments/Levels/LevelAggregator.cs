using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Metrics.Emf.Values;

namespace StandardObservability.Metrics.Emf.Instruments.Levels;

/// <summary>
/// Keeps the last known value of a gauge or up-down counter for each combination of attributes, because OpenTelemetry passes on only what
/// was recorded since the last collection. A level is written once an interval; a flush writes the series of which a value has changed.
/// </summary>
internal sealed class LevelAggregator : InstrumentAggregator
{
    /// <summary>Maximum number of values that are kept, the same as OpenTelemetry's default.</summary>
    private const int MaxPoints = 2000;

    private readonly SeriesBudget _budget;
    private readonly Dictionary<KeyValuePair<string, object?>[], LevelPoint> _points;
    private readonly Dictionary<KeyValuePair<string, object?>[], LevelPoint>.AlternateLookup<ReadOnlyTagCollection> _byTags;
    private readonly SeriesKind _kind;
    private readonly bool _isObservable;
    private readonly bool _isLong;
    private readonly bool _addsDeltas;
    private long _export;

    /// <param name="metric">The metric.</param>
    /// <param name="series">The series of its instrument.</param>
    /// <param name="kind">Level or gauge.</param>
    /// <param name="isObservable">Whether the instrument reports all current values at each collection.</param>
    /// <param name="budget">Limits the number of series.</param>
    public LevelAggregator(Metric metric, InstrumentSeries series, SeriesKind kind, bool isObservable, SeriesBudget budget)
        : base(metric, series)
    {
        (_kind, _budget) = (kind, budget);

        // The sums of all data points belong to the level. A gauge has the value of the last one, and OpenTelemetry may make new data points for it.
        _points = new Dictionary<KeyValuePair<string, object?>[], LevelPoint>(new TagSetComparer(comparesElements: kind == SeriesKind.Gauge));
        _byTags = _points.GetAlternateLookup<ReadOnlyTagCollection>();
        _isLong = metric.MetricType.IsLong();
        _addsDeltas = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
        _isObservable = isObservable && !_addsDeltas;
    }

    /// <summary>Starts an export, whether or not it has data points of this metric.</summary>
    /// <returns>How many values were lost, because their series has given its place to others.</returns>
    public int BeginExport(long export)
    {
        _export = export;
        if (!Series.Refresh())
        {
            return 0;
        }

        var count = _points.Count;
        foreach (var (tags, point) in _points)
        {
            if (point.Series is { IsRemoved: true })
            {
                _points.Remove(tags);
            }
        }

        return count - _points.Count;
    }

    public override long Read()
    {
        long lost = 0;
        foreach (ref readonly var point in Metric.GetMetricPoints())
        {
            try
            {
                lost += Read(in point);
            }
            catch (Exception)
            {
                // An attribute that throws costs its value and no other.
                lost++;
            }
        }

        return lost;
    }

    /// <summary>Marks the series that this export writes: all at the end of an interval, otherwise those with a changed value.</summary>
    public void Select(bool isEndOfInterval)
    {
        if (_isObservable)
        {
            RemoveUnread();
        }

        foreach (var point in _points.Values)
        {
            if (isEndOfInterval || point.IsChanged)
            {
                Series.RollUp.DueExport = _export;
                if (point.Series is not null)
                {
                    point.Series.DueExport = _export;
                }
            }
        }
    }

    /// <summary>Adds the last known values to the marked series.</summary>
    public void Add()
    {
        if (_points.Count == 0 || Series.RollUp is not { } rollUp || rollUp.DueExport != _export)
        {
            return;
        }

        foreach (var point in _points.Values)
        {
            Add(rollUp, point.Number);
            if (point.Series is { } series && series.DueExport == _export)
            {
                Add(series, point.Number);
            }

            point.MarkWritten();
        }
    }

    private long Read(ref readonly MetricPoint point)
    {
        var number = ReadNumber(in point);
        var tags = point.Tags;
        if (!SeriesValue.IsStorable(number.Real))
        {
            // The current value is unknown, and the last one would be wrong.
            _byTags.Remove(tags);
            return 1;
        }

        var lost = 0;
        if (!_byTags.TryGetValue(tags, out var known))
        {
            lost = _points.Count < MaxPoints ? 0 : RemoveOldest();
            known = new LevelPoint { Series = Series.HasDimensions ? Series.Find(tags) : null };
            _byTags[tags] = known;
        }

        known.Set(_addsDeltas ? new LevelNumber(known.Number.Whole + number.Whole, known.Number.Real + number.Real) : number, _export, _budget.Now);
        return lost;
    }

    private LevelNumber ReadNumber(ref readonly MetricPoint point) => (_kind, _isLong) switch
    {
        (SeriesKind.Gauge, true) => new LevelNumber(point.GetGaugeLastValueLong(), 0),
        (SeriesKind.Gauge, false) => new LevelNumber(0, point.GetGaugeLastValueDouble()),
        (_, true) => new LevelNumber(point.GetSumLong(), 0),
        _ => new LevelNumber(0, point.GetSumDouble()),
    };

    private void Add(MetricSeries series, LevelNumber number)
    {
        switch (series.Value)
        {
            case GaugeValue gauge: gauge.Add(_isLong ? number.Whole : number.Real); break;
            case SumValue sum when _isLong: sum.Add(number.Whole); break;
            case SumValue sum: sum.Add(number.Real); break;
        }
    }

    private void RemoveUnread()
    {
        foreach (var (tags, point) in _points)
        {
            if (point.ReadBy != _export)
            {
                _points.Remove(tags);
            }
        }
    }

    private int RemoveOldest()
    {
        _budget.LogLostLevel(Series.Name);
        return _points.Remove(_points.Keys.MinBy(tags => _points[tags].Recorded)!) ? 1 : 0;
    }
}
