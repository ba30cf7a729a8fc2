using System.Collections;
using System.Diagnostics;
using System.Text;
using Judges;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Exporter;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp.Spans;

public sealed class HostileSpanTests
{
    [JudgedFact]
    public async Task Spans_of_many_threads_arrive_once_and_complete()
    {
        const int Threads = 8;
        const int Spans = 2_000;
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(receiver, delay: "5");
        var threads = Enumerable.Range(0, Threads).Select(t => new Thread(() =>
        {
            for (var i = 0; i < Spans; i++)
            {
                using var span = host.Source.StartActivity($"{t}-{i}");
                span!.SetTag("name", $"{t}-{i}").SetTag("thread", t).SetTag("again", $"{i % 5}").SetTag("filler", new string('x', i));
            }
        })).ToList();
        threads.ForEach(static t => t.Start());
        threads.ForEach(static t => t.Join());
        await host.DisposeAsync();

        var spans = await receiver.SpansAsync();
        Assert.Empty(receiver.ProtocolErrors);
        Assert.Equal(Threads * Spans, spans.Select(static s => s.SpanId).Distinct().Count());
        Assert.Equal(Threads * Spans, spans.Count);
        Assert.All(spans, static s => Assert.Equal(s.Name, s.Attributes["name"]));
        Assert.Equal((Threads * Spans, Threads * Spans, 0), (host.Counts.OtlpTraces.Produced, host.Counts.OtlpTraces.Sent, host.Counts.OtlpTraces.Lost));
    }

    [JudgedFact]
    public async Task Values_that_change_or_never_end_harm_neither_the_service_nor_other_spans()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(receiver);
        var changing = new Dictionary<string, object?> { ["a"] = 1 };
        using var end = new CancellationTokenSource();
        var writer = Task.Run(() =>
        {
            for (var i = 0; !end.IsCancellationRequested; i++)
            {
                changing[$"{i % 100}"] = i;
                changing.Remove($"{(i + 50) % 100}");
            }
        });
        var cyclic = new object[1];
        cyclic[0] = cyclic;
        var cyclicMap = new Dictionary<string, object?>();
        cyclicMap["self"] = cyclicMap;
        for (var i = 0; i < 200; i++)
        {
            using var span = host.Source.StartActivity("hostile");
            span!.SetTag("changing", changing).SetTag("cyclic", cyclic).SetTag("map", cyclicMap).SetTag("kept", i);
        }

        using (var span = host.Source.StartActivity("endless"))
        {
            span!.SetTag("endless", Endless()).SetTag("kept", 1);
        }

        await end.CancelAsync();
        await writer;
        await host.DisposeAsync();

        var spans = await receiver.SpansAsync();
        Assert.Equal(201, spans.Count);
        Assert.All(spans, static s => Assert.True(s.Attributes.ContainsKey("kept")));
        Assert.DoesNotContain("endless", spans.Single(static s => s.Name == "endless").Attributes.Keys);
    }

    [JudgedFact]
    public async Task A_text_that_is_another_each_time_is_redacted_as_it_is_written()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(receiver);
        for (var first = 0; first < 8; first++)
        {
            using var span = host.Source.StartActivity("changing");
            span!.SetTag("text", new Changing(first)).SetTag("list", new[] { new Changing(first) });
            span.AddEvent(new ActivityEvent("happened", tags: new ActivityTagsCollection { ["map"] = new Hashtable { ["inner"] = new Changing(first) } }));
        }

        await host.DisposeAsync();

        Assert.Equal(8, (await receiver.SpansAsync()).Count);
        Assert.All(receiver.Requests, static r => Assert.True(r.Body.Span.IndexOf(Encoding.UTF8.GetBytes("hunter2")) < 0));
    }

    [JudgedFact]
    public async Task Spans_are_sent_in_several_requests_when_one_is_too_large_and_a_span_that_is_too_large_is_lost_alone()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(
            receiver, delay: "60000", static b => b.Services.ConfigureAll<OtlpExporterOptions>(static o => o.MaxRequestSizeBytes = 750_000));
        for (var i = 0; i < 20; i++)
        {
            using var span = host.Source.StartActivity("large");
            span!.SetTag("text", new string('x', i == 7 ? 800_000 : 100_000));
        }

        await host.DisposeAsync();

        Assert.Equal(19, (await receiver.SpansAsync()).Count);
        Assert.All(receiver.Requests, static r => Assert.InRange(r.Body.Length, 1, 750_000));
        Assert.InRange(receiver.Requests.Count, 3, 5);
        Assert.Equal((20, 19, 1), (host.Counts.OtlpTraces.Produced, host.Counts.OtlpTraces.Sent, host.Counts.OtlpTraces.Lost));
    }

    private static Task<WorkerHost> StartAsync(
        OtlpReceiver receiver, string delay = "20", Action<HostApplicationBuilder>? configure = null) => WorkerHost.StartAsync(
        [
            new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()),
            new("OTEL_METRICS_EXPORTER", "none"),
            new("OTEL_BSP_SCHEDULE_DELAY", delay),
            new("OTEL_BSP_MAX_QUEUE_SIZE", "20000"),
            .. WorkerHost.OwnSpans,
        ],
        b =>
        {
            b.AddStandardObservability();
            configure?.Invoke(b);
        });

    private static IEnumerable<KeyValuePair<string, object?>> Endless()
    {
        for (var i = 0; ; i++)
        {
            yield return new($"member {i}", "text");
        }
    }

    private sealed class Changing(int harmless)
    {
        private int _calls;

        public override string ToString() => _calls++ < harmless ? "harmless" : "password=hunter2";
    }
}
