using OpenTelemetry.Metrics;
using StandardObservability.Conventions;

namespace StandardObservability.SdkInternals.Points;

/// <summary>Recognizes metrics that have exceeded OpenTelemetry's limit of attribute combinations.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: the data point that combines further attribute values is the first or the second of its metric. So a
/// metric is checked without a loop over all of its points.
/// </remarks>
internal static class OverflowPoint
{
    public static bool Exists(Metric metric)
    {
        var position = 0;
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            if (HasMark(in point))
            {
                return true;
            }

            if (++position == 2)
            {
                break;
            }
        }

        return false;
    }

    private static bool HasMark(ref readonly MetricPoint point)
    {
        foreach (var (key, value) in point.Tags)
        {
            if (key == AttributeNames.MetricOverflow && value is true)
            {
                return true;
            }
        }

        return false;
    }
}
