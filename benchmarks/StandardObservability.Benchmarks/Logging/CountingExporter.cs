using OpenTelemetry;
using OpenTelemetry.Logs;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>Counts log records and sends nothing.</summary>
internal sealed class CountingExporter(Arrivals arrivals) : BaseExporter<LogRecord>
{
    public override ExportResult Export(in Batch<LogRecord> batch)
    {
        arrivals.Add(batch.Count);
        return ExportResult.Success;
    }
}
