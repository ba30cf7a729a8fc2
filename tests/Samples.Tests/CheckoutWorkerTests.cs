using System.Net.Http.Json;
using System.Text.Json;
using Judges;
using Judges.Otlp;
using Judges.Receiving;
using Samples.Tests.Publishing;
using Xunit;

namespace Samples.Tests;

public sealed class CheckoutWorkerTests
{
    private const string Trace = "5759e988bd862e3fe1be46a994272793";

    [JudgedTheory]
    [EachBuild]
    public async Task From_the_load_balancer_through_both_services_and_the_queue_into_the_worker_is_one_trace(SampleBuild build)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var shop = await Shop.OpenAsync(build, new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.GrpcEndpoint.ToString() }, worker: true);

        using var placed = await shop.OrderAsync("espresso", 2, null, ("X-Amzn-Trace-Id", "Root=1-5759e988-bd862e3fe1be46a994272793"));
        var id = placed.Headers.Location!.ToString().Split('/')[^1];
        var line = JsonDocument.Parse(await shop.Worker!.WaitForLineAsync(l => l.Contains(id, StringComparison.Ordinal))).RootElement;
        await shop.CloseAsync();

        var spans = await receiver.SpansAsync();
        var trace = spans.Where(static s => s.TraceId == Trace).ToList();
        Assert.Equal(
            [
                "Checkout.Api Server POST /orders < nothing",
                "Checkout.Api Client INSERT orders < POST /orders",
                "Checkout.Api Client POST < POST /orders",
                "Checkout.Api Producer send orders < POST /orders",
                "Checkout.Worker Client UPDATE orders < process orders",
                "Checkout.Worker Consumer process orders < send orders",
                "Inventory.Api Client UPDATE stock < POST /reservations",
                "Inventory.Api Server POST /reservations < POST",
            ],
            trace.Select(s => Describe(s, trace)).Order(StringComparer.Ordinal).OrderByDescending(static s => s.EndsWith("nothing", StringComparison.Ordinal)));
        var process = trace.Single(static s => s.Kind == OtlpSpanKind.Consumer);
        Assert.Equal(("in_process", "process", "orders"), (process.Attributes["messaging.system"], process.Attributes["messaging.operation.type"], process.Attributes["messaging.destination.name"]));
        Assert.Equal("StandardObservability.Messages", process.ScopeName);
        Assert.Empty(process.Links);
        Assert.Equal((Trace, process.SpanId), (line.GetProperty("trace_id").GetString(), line.GetProperty("span_id").GetString()));
        Assert.Equal((process.Attributes["messaging.message.id"], "orders"), (line.GetProperty("messaging.message.id").GetString(), line.GetProperty("messaging.destination.name").GetString()));
        Assert.Equal(trace.Count, spans.Count);
        await AssertMeasuredAsync(receiver);
    }

    [Theory]
    [EachBuild]
    public async Task What_was_not_fulfilled_when_the_queue_went_away_is_fulfilled_after_it(SampleBuild build)
    {
        await using var shop = await Shop.OpenAsync(build);
        using var placed = await shop.OrderAsync("espresso", 2);

        await shop.RestartCheckoutAsync();
        shop.StartWorker();

        await Poll.UntilAsync(
            async () => (await shop.Client.GetFromJsonAsync<JsonElement>(placed.Headers.Location)).GetProperty("status").GetString() == "fulfilled",
            Poll.DefaultTimeout,
            "the order is fulfilled");
    }

    [Theory]
    [EachBuild]
    public async Task A_worker_without_a_queue_says_so_once_and_goes_on_when_it_is_there(SampleBuild build)
    {
        await using var shop = await Shop.OpenAsync(build, worker: true);
        await shop.Checkout.StopAsync();
        var line = await shop.Worker!.WaitForLineAsync(static l => l.Contains("QueueUnreachable", StringComparison.Ordinal));

        await shop.RestartCheckoutAsync();
        using var placed = await shop.OrderAsync("espresso", 2);
        await shop.Worker.WaitForLineAsync(static l => l.Contains("\"event_name\":\"Fulfilled\"", StringComparison.Ordinal));

        Assert.Contains("The queue does not respond; no orders are fulfilled until it does.", line, StringComparison.Ordinal);
        Assert.Single(shop.Worker.Output.Lines, static l => l.Contains("QueueUnreachable", StringComparison.Ordinal));
    }

    private static string Describe(OtlpSpan span, List<OtlpSpan> trace)
        => $"{span.Resource["service.name"]} {span.Kind} {span.Name} < {(span.ParentSpanId is null ? "nothing" : trace.Single(p => p.SpanId == span.ParentSpanId).Name)}";

    private static async Task AssertMeasuredAsync(OtlpReceiver receiver)
    {
        var points = await receiver.MetricPointsAsync();
        Assert.Contains(points, static p => p.MetricName == "checkout.orders.fulfilled" && p.Value == 1);
        Assert.Contains(points, static p => p.MetricName == "checkout.fulfilment.duration" && p.Unit == "s");
        Assert.DoesNotContain(points, static p => p.MetricName == "http.server.request.duration" && p.Attributes.GetValueOrDefault("http.route") is string route && route.StartsWith("/queue", StringComparison.Ordinal));
    }
}
