using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using StandardObservability.Export.Counts;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>OpenTelemetry's exporter, which also counts the data points of each export and shows each metric to an observer.</summary>
/// <remarks>Derived and not wrapped: an exporter reads the resource from its provider, which only OpenTelemetry can set.</remarks>
internal sealed class CountedMetricExporter(OtlpExporterOptions options, OutputCount count, Action<Metric> observe) : OtlpMetricExporter(options)
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (var metric in batch)
        {
            observe(metric);
            count.AddProduced(CountPoints(metric));
        }

        return base.Export(in batch);
    }

    private static long CountPoints(Metric metric)
    {
        var points = 0;
        foreach (ref readonly var point in metric.GetMetricPoints())
        {
            points++;
        }

        return points;
    }
}
