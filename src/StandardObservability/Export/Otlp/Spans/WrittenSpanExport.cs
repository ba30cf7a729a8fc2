using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Otlp.Spans.Writing;
using StandardObservability.Redaction;

namespace StandardObservability.Export.Otlp.Spans;

/// <summary>Creates the processor that exports spans by OTLP.</summary>
internal static class WrittenSpanExport
{
    /// <param name="options">The options of OpenTelemetry's exporter, whose send path ends with the step of the batch.</param>
    /// <param name="sending">The batch that is sent.</param>
    /// <param name="batch">The size of a batch and the times.</param>
    /// <param name="queueSize">The number of spans that wait at most.</param>
    /// <param name="policy">Finds the secrets.</param>
    /// <param name="count">Counts the spans.</param>
    public static WrittenSpanProcessor Create(
        OtlpExporterOptions options,
        WrittenBatch sending,
        BatchExportProcessorOptions<Activity> batch,
        int queueSize,
        RedactionPolicy policy,
        OutputCount count)
    {
        var limits = SpanLimits.Read(Environment.GetEnvironmentVariable);
        var sender = DeferredExporter<Activity>.Create(() => new OtlpTraceExporter(options));
        var buffers = new SpanBuffers(queueSize, batch.MaxExportBatchSize * 4);
        var exporter = new SpanBatchExporter(sender, sending, new SpanPartsWriter(policy, limits), buffers, count, options.MaxRequestSizeBytes);
        return new WrittenSpanProcessor(sender, new SpanWriter(policy, limits), buffers, new SpanQueue(exporter, batch, queueSize), count);
    }
}
