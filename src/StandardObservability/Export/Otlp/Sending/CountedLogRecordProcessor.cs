using OpenTelemetry;
using OpenTelemetry.Logs;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>OpenTelemetry's batch processor, which also counts its log records. OpenTelemetry's own count of dropped log records is internal.</summary>
internal sealed class CountedLogRecordProcessor(BaseExporter<LogRecord> exporter, BatchExportProcessorOptions<LogRecord> batch, OutputCount count)
    : BatchLogRecordExportProcessor(exporter, batch.MaxQueueSize, batch.ScheduledDelayMilliseconds, batch.ExporterTimeoutMilliseconds, batch.MaxExportBatchSize)
{
    public override void OnEnd(LogRecord data)
    {
        count.AddProduced(1);
        base.OnEnd(data);
    }

    protected override bool OnShutdown(int timeoutMilliseconds)
    {
        var done = base.OnShutdown(timeoutMilliseconds);

        // Neither sent nor failed: the queue dropped them.
        count.AddLost(count.Pending);
        return done;
    }
}
