using System.Diagnostics;
using OpenTelemetry;
using StandardObservability.Export.Counts;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>OpenTelemetry's batch processor, which also counts its spans.</summary>
internal sealed class CountedSpanProcessor : BatchActivityExportProcessor
{
    private readonly OutputCount _count;
    private volatile bool _isShutDown;

    public CountedSpanProcessor(BaseExporter<Activity> exporter, BatchExportProcessorOptions<Activity> batch, OutputCount count)
        : base(exporter, batch.MaxQueueSize, batch.ScheduledDelayMilliseconds, batch.ExporterTimeoutMilliseconds, batch.MaxExportBatchSize)
    {
        _count = count;
        count.AddQueue(() => QueueDrops<Activity>.Count(this));
    }

    public override void OnEnd(Activity data)
    {
        if (data.Recorded)
        {
            _count.AddProduced(1);
            if (_isShutDown)
            {
                // The queue accepts spans that are not exported any more.
                _count.AddLost(1, LossReason.Shutdown);
                return;
            }
        }

        base.OnEnd(data);
    }

    protected override bool OnShutdown(int timeoutMilliseconds)
    {
        _isShutDown = true;
        return base.OnShutdown(timeoutMilliseconds);
    }
}
