using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.Conventions;
using StandardObservability.Metrics.Emf.Attributes;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Metrics.Emf.Values;
using StandardObservability.Redaction;

namespace StandardObservability.Metrics.Emf.Instruments;

/// <summary>The series of one instrument: its roll-up, and one for each combination of dimension values, within the budget.</summary>
internal sealed class InstrumentSeries
{
    private readonly MetricText _text;
    private readonly SeriesKind _kind;
    private readonly string[] _dimensions;
    private readonly string[] _dimensionNames;
    private readonly DimensionReader _reader;
    private readonly DimensionGroups _groups;
    private readonly SeriesBudget _budget;
    private readonly Dictionary<string[], MetricSeries> _byDimensions = new(StringArrayComparer.Instance);
    private MetricSeries _rollUp;
    private int _budgetVersion;
    private bool _hasOverflowed;

    /// <param name="metric">The metric of the instrument.</param>
    /// <param name="kind">What its series measure.</param>
    /// <param name="dimensions">Attributes that are dimensions; none for a metric that has only a roll-up.</param>
    /// <param name="groups">The groups to add the series to.</param>
    /// <param name="budget">Limits the number of series.</param>
    /// <param name="redaction">Redacts the dimension values.</param>
    /// <param name="isRemoved">Whether an attribute is left out, or <see langword="null"/> to keep all.</param>
    public InstrumentSeries(
        Metric metric,
        SeriesKind kind,
        string[] dimensions,
        DimensionGroups groups,
        SeriesBudget budget,
        RedactionPolicy redaction,
        Func<string, bool>? isRemoved)
    {
        dimensions = isRemoved is null ? dimensions : [.. dimensions.Where(d => !isRemoved(d))];
        (_kind, _dimensions, _groups, _budget, _budgetVersion) = (kind, dimensions, groups, budget, budget.Version);
        _text = new MetricText(metric.Name, metric.Unit);
        _reader = new DimensionReader(dimensions, redaction);

        // A document has metrics and dimensions as members of one object.
        _dimensionNames = [.. dimensions.Select(d => CloudWatchText.DimensionName(d) == _text.Name ? EmfMemberNames.AttributePrefix + d : d)];
        _rollUp = Use([], [], isOverflow: false, isFault: false);
        Parts = dimensions.Length == 0 && kind is SeriesKind.Count or SeriesKind.Histogram
            ? new RollUpParts(_text, kind, groups, budget, new AttributeProperties(_text.Name, redaction, isRemoved))
            : null;
    }

    /// <summary>The parts of the roll-up. A metric with dimensions, a gauge and a level have none.</summary>
    public RollUpParts? Parts { get; }

    /// <summary>The series of all data points. It is added again when it gave up its place without data.</summary>
    public MetricSeries RollUp => _rollUp.IsRemoved ? _rollUp = Use([], [], isOverflow: false, isFault: false) : _rollUp;

    public string Name => _text.Name;

    public bool HasDimensions => _dimensions.Length > 0;

    /// <summary>Forgets the series that have given up their places.</summary>
    /// <returns>Whether places have changed, so that the series of each data point must be found again.</returns>
    public bool Refresh()
    {
        if (_budgetVersion == _budget.Version)
        {
            return false;
        }

        _budgetVersion = _budget.Version;
        Parts?.Refresh();
        foreach (var (key, series) in _byDimensions)
        {
            if (series.IsRemoved)
            {
                _byDimensions.Remove(key);
            }
        }

        return true;
    }

    /// <summary>Finds the series of a data point's dimension values, or adds it. Beyond the budget, this is the overflow series.</summary>
    public MetricSeries Find(ReadOnlyTagCollection tags)
    {
        var values = _reader.Read(tags);
        if (_byDimensions.TryGetValue(values, out var series) && !series.IsRemoved)
        {
            return series;
        }

        if (values is [CloudWatchText.Overflow, ..])
        {
            return Add(values, isOverflow: true, isFault: false);
        }

        var isFault = IsFault(values);
        var shared = _groups.Find(_dimensionNames, values, _text, _kind);
        if (shared is null && _budget.IsFull(_byDimensions.Count) && !TryMakePlace(isFault))
        {
            WarnOnce(values);
            values = _reader.SetAll(CloudWatchText.Overflow);
            return _byDimensions.TryGetValue(values, out series) && !series.IsRemoved ? series : Add(values, isOverflow: true, isFault: false);
        }

        return Add(values, isOverflow: false, isFault);
    }

    /// <summary>Gives up the places of the series, when the instrument is gone.</summary>
    public void Release()
    {
        _budget.Release(_rollUp);
        Parts?.Release();
        foreach (var series in _byDimensions.Values)
        {
            _budget.Release(series);
        }
    }

    private MetricSeries Add(string[] values, bool isOverflow, bool isFault)
        => _byDimensions[[.. values]] = Use(_dimensionNames, values, isOverflow, isFault);

    /// <summary>Shares the series with other instruments of the same name, or creates it.</summary>
    private MetricSeries Use(string[] names, string[] values, bool isOverflow, bool isFault)
    {
        var series = _groups.Find(names, values, _text, _kind);
        if (series is null)
        {
            series = new MetricSeries(_text, _kind) { HasDimensions = names.Length > 0, IsOverflow = isOverflow, IsFault = isFault };
            _groups.Add(names, values, series);
            _budget.Add(series);
        }

        series.UseCount++;
        return series;
    }

    /// <summary>Ends a series that matters less: that of requests without a fault, or an old level.</summary>
    private bool TryMakePlace(bool isFault)
    {
        var isInstrumentFull = _budget.IsInstrumentFull(_byDimensions.Count);
        var own = _byDimensions.Values.Where(static s => !s.IsRemoved && !s.IsOverflow);
        var place = isFault ? own.Where(static s => !s.IsFault).MinBy(static s => s.Written) : null;
        if (place is null && (place = _budget.FindOldLevel(isInstrumentFull ? own : null)) is not null)
        {
            _budget.LogLostLevel(place.Name);
        }

        if (place is null)
        {
            return false;
        }

        _budget.Remove(place);
        return true;
    }

    /// <summary>Whether dimension values are those of requests that failed in the service.</summary>
    private bool IsFault(string[] values)
    {
        for (var i = 0; i < _dimensions.Length; i++)
        {
            if (_dimensions[i] is AttributeNames.HttpResponseStatusClass or AttributeNames.HttpResponseStatusCode && values[i] is ['5', _, _])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Logs a warning the first time that the budget is exceeded. It names the dimension with the most values.</summary>
    private void WarnOnce(string[] values)
    {
        if (_hasOverflowed)
        {
            return;
        }

        _hasOverflowed = true;
        var (dimension, distinct) = (0, 0);
        for (var d = 0; d < _dimensions.Length; d++)
        {
            var index = d;
            var count = _byDimensions.Keys.Select(k => k[index]).Append(values[d]).Distinct(StringComparer.Ordinal).Count();
            (dimension, distinct) = count > distinct ? (d, count) : (dimension, distinct);
        }

        if (_budget.IsInstrumentFull(_byDimensions.Count))
        {
            _budget.LogInstrumentOverflow(Name, _dimensions[dimension], distinct, values[dimension]);
        }
        else
        {
            _budget.LogTotalOverflow(Name, _dimensions[dimension], distinct, values[dimension]);
        }
    }
}
