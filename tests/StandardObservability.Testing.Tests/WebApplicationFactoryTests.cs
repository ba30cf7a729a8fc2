using System.Net.Http.Json;
using Xunit;

namespace StandardObservability.Testing.Tests;

public sealed class WebApplicationFactoryTests
{
    [Fact]
    public async Task Captures_span_points_and_log_record_of_a_request()
    {
        await using var telemetry = new TelemetryCapture();
        await using var factory = new InventoryFactory(telemetry);
        using var client = factory.CreateClient();

        using var response = await client.PostAsJsonAsync(new Uri("/reservations", UriKind.Relative), new { sku = "espresso", quantity = 2 });

        var span = await telemetry.WaitForSpanAsync("POST /reservations");
        var point = await telemetry.WaitForPointAsync("http.server.request.duration", static p => Equals(p.Attributes["http.route"], "/reservations"));
        var stock = await telemetry.WaitForPointAsync("inventory.stock.left", static p => Equals(p.Attributes["sku"], "espresso"));
        var record = await telemetry.WaitForLogRecordAsync("Reserved");
        Assert.Equal(200, span.Attributes["http.response.status_code"]);
        Assert.Equal(("histogram", "s", 1L), (point.Instrument, point.Unit, point.Count!.Value));
        Assert.Equal(("gauge", "{piece}"), (stock.Instrument, stock.Unit));
        Assert.Equal((span.TraceId, 2), (record.TraceId, record.Attributes["Quantity"]));
        Assert.Equal("Reserved {Quantity} of {Sku}, {Remaining} left", record.Template);
        Assert.Equal("Inventory.Api", telemetry.ResourceAttributes["service.name"]);
    }

    [Fact]
    public async Task Each_of_many_parallel_hosts_captures_its_own_requests_only()
    {
        await Task.WhenAll(Enumerable.Range(1, 4).Select(static n => Task.Run(() => RequestAsync(n))));

        static async Task RequestAsync(int requests)
        {
            await using var telemetry = new TelemetryCapture();
            await using var factory = new InventoryFactory(telemetry);
            using var client = factory.CreateClient();
            for (var i = 0; i < requests; i++)
            {
                using var response = await client.GetAsync(new Uri("/stock/espresso", UriKind.Relative));
            }

            await telemetry.WaitForPointAsync("http.server.request.duration", p => p.Count >= requests);
            await factory.DisposeAsync();

            Assert.Equal(requests, telemetry.Spans.Count(static s => s.Name == "GET /stock/{sku}"));
            Assert.All(telemetry.Spans, s => Assert.True(s.ParentSpanId is null || telemetry.Spans.Any(p => p.SpanId == s.ParentSpanId), s.Name));
            Assert.Equal(requests, telemetry.Points.Where(static p => p.Name == "http.server.request.duration").Sum(static p => p.Count));
        }
    }

    [Fact]
    public async Task Requests_of_a_host_without_a_capture_do_not_appear()
    {
        await using var telemetry = new TelemetryCapture();
        await using var factory = new InventoryFactory(telemetry);
        await using var other = new InventoryFactory(capture: null);
        using var client = factory.CreateClient();
        using var otherClient = other.CreateClient();

        using var foreign = await otherClient.GetAsync(new Uri("/stock/decaf", UriKind.Relative));
        using var own = await client.GetAsync(new Uri("/stock/espresso", UriKind.Relative));
        await telemetry.WaitForSpanAsync("GET /stock/{sku}");

        Assert.Equal("/stock/espresso", Assert.Single(telemetry.Spans, static s => s.Name == "GET /stock/{sku}").Attributes["url.path"]);
        Assert.Single(telemetry.Points, static p => p.Name == "http.server.request.duration");
    }

    [Fact]
    public async Task Requests_that_are_excluded_from_telemetry_are_not_captured()
    {
        await using var telemetry = new TelemetryCapture();
        await using var factory = new InventoryFactory(telemetry);
        using var client = factory.CreateClient();

        using var health = await client.GetAsync(new Uri("/health", UriKind.Relative));
        using var stock = await client.GetAsync(new Uri("/stock/espresso", UriKind.Relative));
        await telemetry.WaitForSpanAsync("GET /stock/{sku}");

        Assert.DoesNotContain(telemetry.Spans, static s => s.Name.Contains("health", StringComparison.Ordinal));
    }
}
