using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using StandardObservability.Export.Counts;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>OpenTelemetry's exporter, which also counts the data points of each export, and leaves out metrics that are not accepted.</summary>
internal sealed class CountedMetricExporter(OtlpExporterOptions options, OutputCount count, Func<Metric, bool> accept) : OtlpMetricExporter(options)
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        List<Metric>? refused = null;
        foreach (var metric in batch)
        {
            if (accept(metric))
            {
                count.AddProduced(CountPoints(metric));
            }
            else
            {
                (refused ??= []).Add(metric);
            }
        }

        return refused is null ? base.Export(in batch) : ExportOthers(batch, refused);
    }

    private ExportResult ExportOthers(in Batch<Metric> batch, List<Metric> refused)
    {
        var others = new List<Metric>((int)batch.Count);
        foreach (var metric in batch)
        {
            if (!refused.Contains(metric))
            {
                others.Add(metric);
            }
        }

        return others.Count == 0 ? ExportResult.Success : base.Export(new Batch<Metric>([.. others], others.Count));
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
