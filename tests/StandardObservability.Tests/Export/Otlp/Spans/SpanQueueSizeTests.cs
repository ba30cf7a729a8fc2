using System.Globalization;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp.Spans;

/// <summary>How many spans wait while the receiver is slow.</summary>
public sealed class SpanQueueSizeTests
{
    private const int Batch = 512;

    [Theory]
    [InlineData(null, null, 8_192)]
    [InlineData("1000", null, 1_000)]
    [InlineData("2048", null, 2_048)]
    [InlineData(null, 3_000, 3_000)]
    public async Task So_many_spans_wait(string? variable, int? option, int size)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await WorkerHost.StartAsync(
            [
                new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()),
                new("OTEL_METRICS_EXPORTER", "none"),
                new("OTEL_BSP_MAX_QUEUE_SIZE", variable),
                .. WorkerHost.OwnSpans,
            ],
            b =>
            {
                b.AddStandardObservability();
                b.Services.Configure<BatchExportActivityProcessorOptions>(o => o.MaxQueueSize = option ?? o.MaxQueueSize);
            });
        var answer = new TaskCompletionSource();
        receiver.Respond = _ => new OtlpReply { SendAfter = answer.Task };
        Work(host, Batch);
        await receiver.WaitForRequestsAsync(static r => r.Count == 1);

        Work(host, size + 500);
        answer.SetResult();
        await host.DisposeAsync();

        Assert.Equal((size + Batch + 500, 500), (host.Counts.OtlpTraces.Produced, host.Counts.OtlpTraces.Lost));
        Assert.Equal(size + Batch, (await receiver.SpansAsync()).Count);
    }

    private static void Work(WorkerHost host, int spans)
    {
        for (var i = 0; i < spans; i++)
        {
            using var span = host.Source.StartActivity(i.ToString(CultureInfo.InvariantCulture));
        }
    }
}
