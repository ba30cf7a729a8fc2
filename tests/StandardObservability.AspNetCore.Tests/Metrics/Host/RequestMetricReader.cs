using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace StandardObservability.AspNetCore.Tests.Metrics.Host;

/// <summary>Reads the metrics of ASP.NET Core's meter of requests.</summary>
internal sealed class RequestMetricReader : IDisposable
{
    private readonly Describing _exporter = new();

    public RequestMetricReader() => Reader = new BaseExportingMetricReader(_exporter);

    public MetricReader Reader { get; }

    /// <summary>Whether a request was active when metrics were read last.</summary>
    public bool HasActive => _exporter.HasActive;

    /// <summary>The sum of the durations.</summary>
    public double Seconds => _exporter.Seconds;

    /// <summary>Each data point: its metric, its attributes and how often it was recorded.</summary>
    public string Read()
    {
        Reader.Collect();
        return _exporter.Text;
    }

    public void Dispose()
    {
        Reader.Dispose();
        _exporter.Dispose();
    }

    private sealed class Describing : BaseExporter<Metric>
    {
        public string Text { get; private set; } = string.Empty;

        public bool HasActive { get; private set; }

        public double Seconds { get; private set; }

        public override ExportResult Export(in Batch<Metric> batch)
        {
            List<string> points = [];
            (HasActive, Seconds) = (false, 0);
            foreach (var metric in batch)
            {
                if (metric.MeterName != "Microsoft.AspNetCore.Hosting")
                {
                    continue;
                }

                foreach (ref readonly var point in metric.GetMetricPoints())
                {
                    points.Add(Describe(metric, in point));
                    Seconds += metric.MetricType == MetricType.Histogram ? point.GetHistogramSum() : 0;
                    HasActive |= metric.MetricType != MetricType.Histogram && point.GetSumLong() != 0;
                }
            }

            Text = string.Join('\n', points.Order(StringComparer.Ordinal));
            return ExportResult.Success;
        }

        private static string Describe(Metric metric, in MetricPoint point)
        {
            List<string> tags = [];
            foreach (var (key, value) in point.Tags)
            {
                tags.Add(string.Create(CultureInfo.InvariantCulture, $"{key}={value}:{value?.GetType().Name}"));
            }

            tags.Sort(StringComparer.Ordinal);
            var text = new StringBuilder($"{metric.Name} {metric.Unit} {metric.Description} {metric.MetricType} {string.Join(' ', tags)} =");
            if (metric.MetricType != MetricType.Histogram)
            {
                return text.Append(CultureInfo.InvariantCulture, $" {point.GetSumLong()}").ToString();
            }

            text.Append(CultureInfo.InvariantCulture, $" {point.GetHistogramCount()} in");
            foreach (var bucket in point.GetHistogramBuckets())
            {
                text.Append(CultureInfo.InvariantCulture, $" {bucket.ExplicitBound}");
            }

            return text.ToString();
        }
    }
}
