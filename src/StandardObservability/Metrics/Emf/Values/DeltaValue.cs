using OpenTelemetry.Metrics;

namespace StandardObservability.Metrics.Emf.Values;

/// <summary>A value that is added up from the data points of one interval.</summary>
internal abstract class DeltaValue : SeriesValue
{
    /// <summary>Adds a data point.</summary>
    /// <returns>How many of its measurements were dropped because CloudWatch cannot store them.</returns>
    public long Add(MetricType type, in MetricPoint point)
    {
        var (added, dropped) = AddPoint(type, in point);
        MarkChanged(hasValue: added > 0);
        return dropped;
    }

    /// <summary>Adds a data point and returns how many of its measurements were added and how many were dropped.</summary>
    protected abstract (long Added, long Dropped) AddPoint(MetricType type, in MetricPoint point);
}
