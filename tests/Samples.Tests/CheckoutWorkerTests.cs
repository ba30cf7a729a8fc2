using System.Text.Json;
using Judges;
using Judges.Receiving;
using Xunit;

namespace Samples.Tests;

public sealed class CheckoutWorkerTests
{
    [JudgedFact]
    public async Task Fulfils_an_order_within_the_trace_that_placed_it()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var shop = await Shop.OpenAsync(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.GrpcEndpoint.ToString() }, worker: true);

        using var placed = await shop.OrderAsync("espresso", 2);
        var id = placed.Headers.Location!.ToString().Split('/')[^1];
        var line = JsonDocument.Parse(await shop.Worker!.WaitForLineAsync(l => l.Contains(id, StringComparison.Ordinal))).RootElement;
        await shop.CloseAsync();

        var spans = await receiver.SpansAsync();
        var request = Assert.Single(spans, static s => s.Name == "POST /orders");
        var fulfilment = Assert.Single(spans, static s => s.Name == "fulfilment.order");
        var round = Assert.Single(spans, static s => s.Name == "fulfilment.round");
        Assert.Equal((request.TraceId, request.SpanId), (fulfilment.TraceId, fulfilment.ParentSpanId));
        Assert.Equal(request.TraceId, line.GetProperty("trace_id").GetString());
        Assert.Equal("Checkout.Worker", fulfilment.Resource["service.name"]);
        Assert.Equal(round.SpanId, Assert.Single(fulfilment.Links).SpanId);
        Assert.NotEqual(request.TraceId, round.TraceId);
        var points = await receiver.MetricPointsAsync();
        Assert.Contains(points, static p => p.MetricName == "checkout.orders.fulfilled" && p.Value == 1);
        Assert.Contains(points, static p => p.MetricName == "checkout.fulfilment.duration" && p.Unit == "s");
    }
}
