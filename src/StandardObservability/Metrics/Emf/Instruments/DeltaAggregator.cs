using System.Runtime.CompilerServices;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.Metrics.Emf.Values;

namespace StandardObservability.Metrics.Emf.Instruments;

/// <summary>
/// Adds up the data points of a counter or histogram: each to the roll-up series or one of its parts, and to the series of its dimension
/// values.
/// </summary>
/// <param name="metric">The metric.</param>
/// <param name="series">The series of its instrument.</param>
/// <param name="faults">Counts failed requests if the metric is a duration of HTTP requests, otherwise <see langword="null"/>.</param>
internal sealed class DeltaAggregator(Metric metric, InstrumentSeries series, FaultCounter? faults) : InstrumentAggregator(metric, series)
{
    /// <summary>Maximum number of parts of one roll-up.</summary>
    private const int MaxParts = 20;

    private readonly List<PointMapping> _mappings = [];

    public override long Read()
    {
        if (Series.Refresh())
        {
            _mappings.Clear();
        }

        var type = Metric.MetricType;
        var rollUp = (DeltaValue)Series.RollUp.Value;
        var usesParts = !Series.HasDimensions && HasFewPoints();
        var needsMapping = Series.HasDimensions || faults is not null || usesParts;
        var position = 0;
        long dropped = 0;
        foreach (ref readonly var point in Metric.GetMetricPoints())
        {
            dropped += needsMapping ? Add(type, in point, rollUp, FindMapping(point.Tags, position++), usesParts) : rollUp.Add(type, in point);
        }

        return dropped;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)] // Every data point of every export passes here.
    private long Add(MetricType type, ref readonly MetricPoint point, DeltaValue rollUp, PointMapping mapping, bool usesParts)
    {
        if (mapping.IsUnreadable)
        {
            return CountMeasurements(in point);
        }

        mapping.Value?.Add(type, in point);
        faults?.Add(mapping.IsFault ? point.GetHistogramCount() : 0);
        if (!usesParts || mapping.Part is not { } part)
        {
            return rollUp.Add(type, in point);
        }

        rollUp.MarkUsed();
        return part.Add(type, in point);
    }

    /// <summary>Whether the roll-up may have a part for each data point. Many would make many documents.</summary>
    private bool HasFewPoints()
    {
        var count = 0;
        foreach (ref readonly var _ in Metric.GetMetricPoints())
        {
            if (++count > MaxParts)
            {
                return false;
            }
        }

        return true;
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
            Map(mapping, tags);
        }

        return mapping;
    }

    /// <summary>Finds the series of a data point. One whose attributes cannot be read costs itself and no other point.</summary>
    private void Map(PointMapping mapping, ReadOnlyTagCollection tags)
    {
        try
        {
            mapping.Set(tags, Series.HasDimensions ? Series.Find(tags) : null, Series.Parts?.Find(tags), faults?.Contains(tags) == true);
        }
        catch (Exception)
        {
            mapping.SetUnreadable(tags);
        }
    }

    private long CountMeasurements(ref readonly MetricPoint point)
        => Metric.MetricType is MetricType.Histogram or MetricType.ExponentialHistogram ? point.GetHistogramCount() : 1;
}
