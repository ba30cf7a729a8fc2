using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace StandardObservability.Benchmarks.Metrics;

/// <summary>Takes everything and sends nothing.</summary>
internal sealed class NoExporter : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
}
