using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Metrics.Emf.Documents;
using StandardObservability.Metrics.Emf.Values;
using StandardObservability.Redaction;
using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>One metric: its text, its roll-up, and its details by the values of its dimensions.</summary>
internal sealed class EmfInstrument
{
    private readonly Metric _metric;
    private readonly DimensionReader? _reader;
    private readonly SumValue? _faults;
    private readonly Dictionary<string[], EmfSeries> _details = new(TextArrayComparer.Instance);
    private readonly List<EmfPoint> _points = [];
    private readonly EmfGroups _groups;
    private readonly EmfBudget _budget;
    private bool _overflows;

    /// <param name="metric">The metric.</param>
    /// <param name="dimensions">Attributes that are dimensions of its details; none when it has no details.</param>
    /// <param name="groups">Where its series are written.</param>
    /// <param name="budget">How many there may be.</param>
    /// <param name="redaction">What must not stand in a dimension.</param>
    /// <param name="faults">Takes how many of its values failed on our side, when it is the duration of requests.</param>
    public EmfInstrument(Metric metric, string[] dimensions, EmfGroups groups, EmfBudget budget, RedactionPolicy redaction, SumValue? faults)
    {
        (_metric, _groups, _budget, _faults) = (metric, groups, budget, faults);
        Name = EmfText.MetricName(metric.Name);
        Dimensions = dimensions;
        _reader = dimensions.Length > 0 ? new DimensionReader(dimensions, redaction) : null;
        (Definition, Key) = Texts(Name, CloudWatchUnits.FromUcum(metric.Unit));
        RollUp = AddRollUp(EmfValue.For(metric));
    }

    /// <summary>A metric of our own, with a roll-up only.</summary>
    public EmfInstrument(string name, string unit, EmfValue value, EmfGroups groups, EmfBudget budget)
    {
        (_metric, _groups, _budget, Name, Dimensions) = (null!, groups, budget, name, []);
        (Definition, Key) = Texts(name, CloudWatchUnits.FromUcum(unit));
        RollUp = AddRollUp(value);
    }

    public string Name { get; }

    public string[] Dimensions { get; }

    /// <summary>The metric's definition in a directive, as bytes.</summary>
    public byte[] Definition { get; }

    /// <summary>The metric's name as a member of the document's root, as bytes, comma and colon included.</summary>
    public byte[] Key { get; }

    public EmfSeries RollUp { get; }

    /// <summary>Levels are said once an interval; a flush between does not repeat them.</summary>
    public bool IsLevel => _metric.MetricType is MetricType.LongGauge or MetricType.DoubleGauge or MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic;

    public static bool Fits(Metric metric) => metric.MetricType is MetricType.LongSum or MetricType.DoubleSum or MetricType.LongSumNonMonotonic
        or MetricType.DoubleSumNonMonotonic or MetricType.LongGauge or MetricType.DoubleGauge or MetricType.Histogram or MetricType.ExponentialHistogram;

    /// <summary>Adds all points of the interval to the roll-up, each to its detail as well.</summary>
    /// <returns>How many of their values CloudWatch cannot store.</returns>
    public long Fold()
    {
        var type = _metric.MetricType;
        var needsTags = _reader is not null || _faults is not null;
        var position = 0;
        long dropped = 0;
        foreach (ref readonly var point in _metric.GetMetricPoints())
        {
            dropped += RollUp.Value.Fold(type, in point);
            if (needsTags)
            {
                var known = Know(point.Tags, position++);
                known.Detail?.Value.Fold(type, in point);
                _faults?.Add(known.IsFault ? point.GetHistogramCount() : 0);
            }
        }

        return dropped;
    }

    /// <summary>Whether this is the first time that the budget says no.</summary>
    public bool BeginsToOverflow() => !_overflows && (_overflows = true);

    /// <summary>The dimension with the most values, and how many it has.</summary>
    public (int Dimension, int Distinct) WidestDimension()
        => Enumerable.Range(0, Dimensions.Length)
            .Select(d => (Dimension: d, Distinct: _details.Keys.Select(k => k[d]).Distinct(StringComparer.Ordinal).Count()))
            .MaxBy(static d => d.Distinct);

    /// <summary>What a point's attributes mean. Points come in the same order as long as none appears or goes.</summary>
    private EmfPoint Know(ReadOnlyTagCollection tags, int position)
    {
        var isNew = position == _points.Count;
        if (isNew)
        {
            _points.Add(new EmfPoint());
        }

        var point = _points[position];
        if (isNew || !point.Is(tags))
        {
            point.Become(tags, _reader is null ? null : Detail(_reader.Read(tags)), IsFault(tags));
        }

        return point;
    }

    private static bool IsFault(ReadOnlyTagCollection tags)
    {
        foreach (var (key, value) in tags)
        {
            if (key == AttributeNames.HttpResponseStatusCode && value is >= 500 and <= 599)
            {
                return true;
            }
        }

        return false;
    }

    private EmfSeries AddRollUp(EmfValue value)
    {
        var series = new EmfSeries(this, value);
        _groups.RollUp.Add(series);
        _budget.Take();
        return series;
    }

    private EmfSeries Detail(string[] values)
    {
        if (_details.TryGetValue(values, out var series))
        {
            return series;
        }

        if (!_budget.TryTake(this, _details.Count, values))
        {
            Array.Fill(values, EmfText.Overflow);
            if (_details.TryGetValue(values, out series))
            {
                return series;
            }

            _budget.Take();
        }

        series = new EmfSeries(this, EmfValue.For(_metric));
        _details.Add([.. values], series);
        _groups.GetOrAdd(Dimensions, values).Add(series);
        return series;
    }

    private static (byte[] Definition, byte[] Key) Texts(string name, string? unit)
    {
        var text = new Utf8Buffer();
        text.Raw("{\"Name\":"u8);
        text.String(name);
        if (unit is not null)
        {
            text.Raw(",\"Unit\":"u8);
            text.String(unit);
        }

        text.Raw((byte)'}');
        var definition = text.Written.ToArray();
        text.Clear();
        text.Raw((byte)',');
        text.String(name);
        text.Raw((byte)':');
        return (definition, text.Written.ToArray());
    }
}
