using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.Conventions;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Metrics.Emf.Values;
using StandardObservability.Redaction;

namespace StandardObservability.Metrics.Emf.Instruments;

/// <summary>
/// Aggregates the data points of one OpenTelemetry metric: every point to the roll-up series, and each also to the series of its dimension
/// values if the metric has dimensions.
/// </summary>
internal sealed class InstrumentAggregator
{
    private readonly Metric _metric;
    private readonly string[] _dimensions;
    private readonly DimensionReader? _reader;
    private readonly SumValue? _faults;
    private readonly MetricText _text;
    private readonly SeriesValue _rollUp;
    private readonly Dictionary<string[], MetricSeries> _seriesByDimensions = new(StringArrayComparer.Instance);
    private readonly List<PointMapping> _mappings = [];
    private readonly DimensionGroups _groups;
    private readonly SeriesBudget _budget;
    private bool _hasOverflowed;

    /// <param name="metric">The metric.</param>
    /// <param name="dimensions">Attributes that are dimensions; none for a metric that has only a roll-up.</param>
    /// <param name="groups">The groups to add the series to.</param>
    /// <param name="budget">Limits the number of series.</param>
    /// <param name="redaction">Redacts the dimension values.</param>
    /// <param name="faults">Counts server faults if the metric is the duration of HTTP server requests, otherwise <see langword="null"/>.</param>
    public InstrumentAggregator(Metric metric, string[] dimensions, DimensionGroups groups, SeriesBudget budget, RedactionPolicy redaction, SumValue? faults)
    {
        (_metric, _dimensions, _groups, _budget, _faults) = (metric, dimensions, groups, budget, faults);
        _reader = dimensions.Length > 0 ? new DimensionReader(dimensions, redaction) : null;
        _text = new MetricText(metric.Name, metric.Unit);
        _rollUp = SeriesValueFactory.Create(metric);
        groups.RollUp.Add(new MetricSeries(_text, _rollUp));
        budget.Add();
    }

    /// <summary>Whether the metric reports a current level. A flush between two intervals does not repeat levels.</summary>
    public bool IsLevel
        => _metric.MetricType is MetricType.LongGauge or MetricType.DoubleGauge or MetricType.LongSumNonMonotonic or MetricType.DoubleSumNonMonotonic;

    public static bool IsSupported(Metric metric) => metric.MetricType is MetricType.LongSum or MetricType.DoubleSum or MetricType.LongSumNonMonotonic
        or MetricType.DoubleSumNonMonotonic or MetricType.LongGauge or MetricType.DoubleGauge or MetricType.Histogram or MetricType.ExponentialHistogram;

    /// <summary>Aggregates all data points of the interval.</summary>
    /// <returns>How many of their measurements were dropped because CloudWatch cannot store them.</returns>
    public long Aggregate()
    {
        var type = _metric.MetricType;
        var needsMapping = _reader is not null || _faults is not null;
        var position = 0;
        long dropped = 0;
        foreach (ref readonly var point in _metric.GetMetricPoints())
        {
            dropped += _rollUp.Add(type, in point);
            if (needsMapping)
            {
                var mapping = FindMapping(point.Tags, position++);
                mapping.Series?.Value.Add(type, in point);
                _faults?.Add(mapping.IsFault ? point.GetHistogramCount() : 0);
            }
        }

        return dropped;
    }

    /// <summary>Finds the mapping of a data point by its position: OpenTelemetry returns points in the same order until one is added or removed.</summary>
    private PointMapping FindMapping(ReadOnlyTagCollection tags, int position)
    {
        var isNew = position == _mappings.Count;
        if (isNew)
        {
            _mappings.Add(new PointMapping());
        }

        var mapping = _mappings[position];
        if (isNew || !mapping.IsFor(tags))
        {
            mapping.Set(tags, _reader is null ? null : GetOrAddSeries(_reader.Read(tags)), IsFault(tags));
        }

        return mapping;
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

    private MetricSeries GetOrAddSeries(string[] values)
    {
        if (_seriesByDimensions.TryGetValue(values, out var series))
        {
            return series;
        }

        if (!_budget.TryAdd(_seriesByDimensions.Count))
        {
            WarnOnce(values);
            Array.Fill(values, CloudWatchText.Overflow);
            if (_seriesByDimensions.TryGetValue(values, out series))
            {
                return series;
            }

            _budget.Add();
        }

        series = new MetricSeries(_text, SeriesValueFactory.Create(_metric));
        _seriesByDimensions.Add([.. values], series);
        _groups.GetOrAdd(_dimensions, values).Add(series);
        return series;
    }

    /// <summary>Logs a warning the first time that the budget is exceeded. It names the dimension with the most values.</summary>
    private void WarnOnce(string[] values)
    {
        if (_hasOverflowed)
        {
            return;
        }

        _hasOverflowed = true;
        var (dimension, distinct) = Enumerable.Range(0, _dimensions.Length)
            .Select(d => (Dimension: d, Distinct: _seriesByDimensions.Keys.Select(k => k[d]).Distinct(StringComparer.Ordinal).Count()))
            .MaxBy(static d => d.Distinct);
        _budget.LogOverflow(_text.Name, _dimensions[dimension], distinct, values[dimension]);
    }
}
