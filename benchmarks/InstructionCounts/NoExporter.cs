using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace InstructionCounts;

/// <summary>A metric exporter that does nothing.</summary>
internal sealed class NoExporter : BaseExporter<Metric>
{
    public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
}
