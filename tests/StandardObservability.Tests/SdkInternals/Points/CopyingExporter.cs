using System.Globalization;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace StandardObservability.Tests.SdkInternals.Points;

/// <summary>Copies each exported data point as a text, and the metrics.</summary>
/// <param name="onExport">Called with each metric of each export.</param>
internal sealed class CopyingExporter(Action<Metric>? onExport = null) : BaseExporter<Metric>
{
    private readonly List<string> _points = [];

    public HashSet<Metric> Metrics { get; } = [];

    public override ExportResult Export(in Batch<Metric> batch)
    {
        _points.Clear();
        foreach (var metric in batch)
        {
            Metrics.Add(metric);
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                _points.Add($"{Tags(in point)} {Value(metric.MetricType, in point)}{Exemplars(in point)}".Trim());
            }

            onExport?.Invoke(metric);
        }

        return ExportResult.Success;
    }

    /// <summary>The points of the last export, in order of their texts.</summary>
    public List<string> Take()
    {
        var points = _points.Order(StringComparer.Ordinal).ToList();
        _points.Clear();
        return points;
    }

    private static string Tags(ref readonly MetricPoint point)
    {
        var tags = new List<string>();
        foreach (var (key, value) in point.Tags)
        {
            tags.Add(string.Create(CultureInfo.InvariantCulture, $"{key}={value}"));
        }

        return string.Join(',', tags);
    }

    private static string Value(MetricType type, ref readonly MetricPoint point) => type switch
    {
        MetricType.LongSum or MetricType.LongSumNonMonotonic => Text(point.GetSumLong()),
        MetricType.DoubleSum or MetricType.DoubleSumNonMonotonic => Text(point.GetSumDouble()),
        MetricType.LongGauge => Text(point.GetGaugeLastValueLong()),
        MetricType.DoubleGauge => Text(point.GetGaugeLastValueDouble()),
        _ => $"{point.GetHistogramCount()}/{Text(point.GetHistogramSum())}/{MinMax(in point)}",
    };

    private static string MinMax(ref readonly MetricPoint point)
        => point.TryGetHistogramMinMaxValues(out var min, out var max) ? $"{Text(min)}/{Text(max)}" : string.Empty;

    /// <summary>How many there are. Which ones is random.</summary>
    private static string Exemplars(ref readonly MetricPoint point)
    {
        var count = 0;
        if (point.TryGetExemplars(out var exemplars))
        {
            foreach (ref readonly var exemplar in exemplars)
            {
                count++;
            }
        }

        return count == 0 ? string.Empty : $" with {count}";
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
}
