using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Otlp.Sending;
using StandardObservability.Export.Otlp.Spans;
using StandardObservability.Redaction;

namespace StandardObservability.Export.Otlp;

/// <summary>Creates OpenTelemetry's OTLP exporters, which send through <see cref="OtlpSendPath"/>.</summary>
/// <remarks>Not by OpenTelemetry's <c>AddOtlpExporter</c>: it fails once the container is built, and outputs are selected after that.</remarks>
internal static class OtlpExporters
{
    public static BaseProcessor<Activity> Traces(IServiceProvider services, OtlpTarget target)
    {
        var batch = services.GetRequiredService<IOptionsMonitor<BatchExportActivityProcessorOptions>>().CurrentValue;
        var count = services.GetRequiredService<OutputCounts>().OtlpTraces;
        if (DiskRetry.IsEnabled)
        {
            return new CountedSpanProcessor(new OtlpTraceExporter(Options(services, target, OtlpSignal.Traces)), batch, count);
        }

        var sending = new WrittenBatch();
        var options = Options(services, target, OtlpSignal.Traces, new AppendSpansStep(sending));
        var queueSize = SpanQueueSize.Find(services.GetRequiredService<IConfiguration>(), batch.MaxQueueSize);
        return WrittenSpanExport.Create(options, sending, batch, queueSize, services.GetRequiredService<RedactionPolicy>(), count);
    }

    public static BaseProcessor<LogRecord> Logs(IServiceProvider services, OtlpTarget target)
    {
        var batch = services.GetRequiredService<IOptionsMonitor<LogRecordExportProcessorOptions>>().CurrentValue.BatchExportProcessorOptions;
        var options = Options(services, target, OtlpSignal.Logs);
        return new CountedLogRecordProcessor(
            DeferredExporter<LogRecord>.Create(() => new OtlpLogExporter(options)),
            batch,
            services.GetRequiredService<OutputCounts>().OtlpLogs);
    }

    /// <param name="services">The host's services.</param>
    /// <param name="target">The receiver.</param>
    /// <param name="isDelta">Whether counters and histograms are sent as the difference to the last export.</param>
    /// <param name="accept">Called with each metric before it is exported; when it returns <see langword="false"/>, the metric is not exported.</param>
    public static MetricReader Metrics(IServiceProvider services, OtlpTarget target, bool isDelta, Func<Metric, bool> accept)
    {
        var reader = services.GetRequiredService<IOptionsMonitor<MetricReaderOptions>>().CurrentValue;
        var period = reader.PeriodicExportingMetricReaderOptions;
        var (options, count) = (Options(services, target, OtlpSignal.Metrics), services.GetRequiredService<OutputCounts>().OtlpMetrics);
        return new PeriodicExportingMetricReader(
            DeferredExporter<Metric>.Create(() => new CountedMetricExporter(options, count, accept)),
            period.ExportIntervalMilliseconds ?? 60_000,
            period.ExportTimeoutMilliseconds ?? 30_000)
        {
            TemporalityPreference = isDelta ? MetricReaderTemporalityPreference.Delta : reader.TemporalityPreference,
        };
    }

    /// <summary>
    /// Options under the library's own name: <c>ConfigureAll&lt;OtlpExporterOptions&gt;</c> applies to them, options of application exporters do not.
    /// Compression is disabled, because the send path compresses after it has counted and redacted. The send path adds the headers too.
    /// </summary>
    private static OtlpExporterOptions Options(IServiceProvider services, OtlpTarget target, OtlpSignal signal, IOtlpSendStep? first = null)
    {
        var options = services.GetRequiredService<IOptionsFactory<OtlpExporterOptions>>().Create("StandardObservability." + signal.ToString());
        options.Endpoint = target.Endpoint;
        options.Protocol = target.Protocol;
        options.Headers = null;
        options.TimeoutMilliseconds = (int)target.Timeout.TotalMilliseconds;
        options.Compression = OtlpExportCompression.None;
        options.UserAgentProductIdentifier = "StandardObservability";
        options.HttpClientFactory = new OtlpSendPath(services, target, signal, first).CreateClient;
        return options;
    }
}
