using OpenTelemetry;
using OpenTelemetry.Logs;
using StandardObservability.Export.Counts;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>OpenTelemetry's batch processor, which also counts its log records.</summary>
internal sealed class CountedLogRecordProcessor : BatchLogRecordExportProcessor
{
    private readonly OutputCount _count;
    private volatile bool _isShutDown;

    public CountedLogRecordProcessor(BaseExporter<LogRecord> exporter, BatchExportProcessorOptions<LogRecord> batch, OutputCount count)
        : base(exporter, batch.MaxQueueSize, batch.ScheduledDelayMilliseconds, batch.ExporterTimeoutMilliseconds, batch.MaxExportBatchSize)
    {
        _count = count;
        count.AddQueue(() => QueueDrops<LogRecord>.Count(this));
    }

    public override void OnEnd(LogRecord data)
    {
        _count.AddProduced(1);
        if (_isShutDown)
        {
            // The queue accepts records that are not exported any more.
            _count.AddLost(1, LossReason.Shutdown);
            return;
        }

        base.OnEnd(data);
    }

    protected override bool OnShutdown(int timeoutMilliseconds)
    {
        _isShutDown = true;
        return base.OnShutdown(timeoutMilliseconds);
    }
}
