using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;

namespace StandardObservability.Benchmarks.Logging;

/// <summary>OpenTelemetry's logger with a batch processor. Its exporter does not serialize, so this is a lower limit.</summary>
internal sealed class OpenTelemetryPipeline : LogPipeline
{
    public const string Name = "opentelemetry";

    private const int BatchSize = 512;

    private readonly Arrivals _arrivals = new();

    /// <remarks>An incomplete batch waits for more events, and flushing it takes longer than the burst.</remarks>
    public override void AwaitArrival(long events) => _arrivals.Await(events - BatchSize + 1);

    public override void Dispose()
    {
        base.Dispose();
        _arrivals.Dispose();
    }

    protected override void Configure(IServiceCollection services) => services.AddLogging(logging => logging.AddOpenTelemetry(options =>
    {
        options.IncludeFormattedMessage = true;
        options.IncludeScopes = true;
        options.AddProcessor(new BatchLogRecordExportProcessor(new CountingExporter(_arrivals), maxExportBatchSize: BatchSize));
    }));
}
