using System.Diagnostics;
using OpenTelemetry;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>OpenTelemetry's batch processor, with a count of what it was given: its own count of drops is internal.</summary>
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
        count.AddLost(count.Pending);
        return done;
    }
}
