using Inventory.Api;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace StandardObservability.Testing.Tests;

/// <summary>The code of docs/testing.md.</summary>
public sealed class TestingPageTests
{
    [Fact]
    public async Task Captures_a_request_of_a_WebApplicationFactory()
    {
        await using var telemetry = new TelemetryCapture();
        await using var factory = new WebApplicationFactory<StockStore>()
            .WithWebHostBuilder(web => web.ConfigureServices(services => services.AddTelemetryCapture(telemetry)));
        using var client = factory.CreateClient();

        using var response = await client.GetAsync(new Uri("/stock/espresso", UriKind.Relative));

        var span = await telemetry.WaitForSpanAsync("GET /stock/{sku}");
        Assert.Equal("espresso", span.Attributes["url.path"]?.ToString()?.Split('/')[^1]);
        await telemetry.WaitForPointAsync("http.server.request.duration", point => point.Count == 1);
    }

    [Fact]
    public async Task Judges_by_a_file_and_compares_with_an_approved_one()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry);
        worker.Count("acme.placed", 1, "{order}");

        telemetry.AssertConforms("telemetry.policy.json");

        telemetry.AssertInventory("stock.approved.txt");
    }
}
