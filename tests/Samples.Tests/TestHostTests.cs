using System.Net;
using Checkout.Api;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Testing;
using Xunit;

namespace Samples.Tests;

/// <summary>How a service's own tests replace settings: after the line, through the test host.</summary>
public sealed class TestHostTests
{
    [Fact]
    public async Task A_setting_of_the_test_host_is_honoured()
    {
        var folder = Directory.CreateTempSubdirectory("test-host");
        await using var telemetry = new TelemetryCapture();
        await using (var factory = new WebApplicationFactory<PlaceOrder>().WithWebHostBuilder(b => b
            .UseSetting("Observability:ServiceName", "renamed-by-a-test")
            .UseSetting("OTEL_LOGS_EXPORTER", "none")
            .UseSetting("Database:Path", Path.Combine(folder.FullName, "orders.db"))
            .ConfigureServices(s => s.AddTelemetryCapture(telemetry))))
        {
            using var client = factory.CreateClient();
            using var response = await client.GetAsync(new Uri("/health", UriKind.Relative));

            Assert.True(response.IsSuccessStatusCode);
            Assert.Equal("renamed-by-a-test", telemetry.ResourceAttributes["service.name"]);
        }

        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_test_host_has_no_local_page_because_it_listens_on_no_address()
    {
        var folder = Directory.CreateTempSubdirectory("test-host");
        await using (var factory = new WebApplicationFactory<PlaceOrder>().WithWebHostBuilder(b => b
            .UseSetting("environment", "Development")
            .UseSetting("Database:Path", Path.Combine(folder.FullName, "orders.db"))))
        {
            using var client = factory.CreateClient();
            using var response = await client.GetAsync(new Uri("/_observability/data", UriKind.Relative));

            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        folder.Delete(recursive: true);
    }
}
