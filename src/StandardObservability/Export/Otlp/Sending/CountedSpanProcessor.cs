using System.Diagnostics;
using OpenTelemetry;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>OpenTelemetry's batch processor, which also counts its spans. OpenTelemetry's own count of dropped spans is internal.</summary>
internal sealed class CountedSpanProcessor(BaseExporter<Activity> exporter, BatchExportProcessorOptions<Activity> batch, OutputCount count)
    : BatchActivityExportProcessor(exporter, batch.MaxQueueSize, batch.ScheduledDelayMilliseconds, batch.ExporterTimeoutMilliseconds, batch.MaxExportBatchSize)
{
    public override void OnEnd(Activity data)
    {
        if (data.Recorded)
        {
            count.AddProduced(1);
        }

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
