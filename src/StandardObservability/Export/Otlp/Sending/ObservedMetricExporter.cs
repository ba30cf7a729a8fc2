using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>OpenTelemetry's exporter, with a look at each metric before it is exported.</summary>
/// <remarks>Derived and not wrapped: an exporter reads the resource from its provider, which only OpenTelemetry can set.</remarks>
internal sealed class ObservedMetricExporter(OtlpExporterOptions options, Action<Metric> observe) : OtlpMetricExporter(options)
{
    public override ExportResult Export(in Batch<Metric> batch)
    {
        foreach (var metric in batch)
        {
            observe(metric);
        }

        return base.Export(in batch);
    }
}
