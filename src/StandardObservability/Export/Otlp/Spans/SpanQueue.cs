using OpenTelemetry;
using StandardObservability.Export.Otlp.Spans.Writing;

namespace StandardObservability.Export.Otlp.Spans;

/// <summary>OpenTelemetry's batch processor, for spans that are written. Its thread, batches and times are those that it has for activities.</summary>
internal sealed class SpanQueue(BaseExporter<SpanBuffer> exporter, BatchExportProcessorOptions<System.Diagnostics.Activity> batch, int size)
    : BatchExportProcessor<SpanBuffer>(
        exporter, size, batch.ScheduledDelayMilliseconds, batch.ExporterTimeoutMilliseconds, batch.MaxExportBatchSize);
