using System.Diagnostics;
using Judges.Receiving;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Rules;
using Xunit;

namespace StandardObservability.Tests.Policy;

/// <summary>A policy allocates nothing when a measurement is recorded and when a span without a finding ends.</summary>
[Collection(AloneTests.Name)]
public sealed class PolicyAllocationTests
{
    private const int Times = 2_000;

    [Fact]
    public async Task A_measurement_allocates_nothing_also_with_a_removed_attribute()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await StartAsync(receiver);
        var counter = host.Meter.CreateCounter<long>("acme.order.placed", "{order}");
        var histogram = host.Meter.CreateHistogram<double>("acme.order.duration", "s");

        Assert.Equal(0, Measure(() =>
        {
            counter.Add(1, new KeyValuePair<string, object?>("region", "eu"), new KeyValuePair<string, object?>("acme.order.id", "17"));
            histogram.Record(0.1, new KeyValuePair<string, object?>("region", "eu"));
        }));
    }

    [Fact]
    public async Task A_span_allocates_as_much_as_without_a_policy()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var without = await WorkerHost.StartAsync(Settings(receiver));
        await using var with = await StartAsync(receiver);

        Assert.Equal(Measure(() => Span(without)), Measure(() => Span(with)));
    }

    private static void Span(WorkerHost host)
    {
        using var span = host.Source.StartActivity("work", ActivityKind.Internal);
        span!.SetTag("acme.order.channel", "web").SetTag("region", "eu");
    }

    private static Task<WorkerHost> StartAsync(OtlpReceiver receiver)
    {
        var policy = PolicyHost.CreatePolicy(PolicyMode.Enforce, static p =>
        {
            p.Limits = new() { MetricSeries = 100, AttributeLength = 100 };
            p.Catalogue = new PolicyCatalogue([new() { Key = "acme.order.id", DenyOn = TelemetrySignals.Metric, Origin = "acme 3.2.0" }], [], isClosed: false);
        });
        return PolicyHost.StartAsync(PolicyHost.Embed(policy), Settings(receiver));
    }

    /// <summary>Fewer spans wait than buffers are kept, so that no span allocates one.</summary>
    private static KeyValuePair<string, string?>[] Settings(OtlpReceiver receiver) =>
    [
        new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()),
        new("OTEL_BSP_MAX_QUEUE_SIZE", "1000"),
    ];

    /// <summary>The least bytes of one call: other work of the thread may add to single rounds.</summary>
    private static long Measure(Action action)
    {
        var least = long.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < Times; i++)
            {
                action();
            }

            least = Math.Min(least, (GC.GetAllocatedBytesForCurrentThread() - before) / Times);
        }

        return least;
    }
}
