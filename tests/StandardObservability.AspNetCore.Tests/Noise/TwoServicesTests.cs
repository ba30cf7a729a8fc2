using System.Reflection;
using Judges;
using Judges.Receiving;
using Microsoft.AspNetCore.Builder;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Noise;

/// <summary>A service whose readiness check calls another service, which is its own process and sends its own spans.</summary>
public sealed class TwoServicesTests
{
    [JudgedTheory]
    [InlineData(null)]
    [InlineData("always_on")]
    [InlineData("own")]
    public async Task The_other_service_has_no_span_of_a_readiness_check(string? sampler)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var folder = Directory.CreateTempSubdirectory("inventory");
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var inventory = StartInventory(address, folder, receiver.GrpcEndpoint);
        await inventory.WaitForHttpAsync(new Uri(address, "health"));
        var stock = new Uri(address, "stock/espresso");
        await using var host = await NoisyHost.StartAsync(
            stock,
            sampler,
            app =>
            {
                app.MapHealthChecks("/ready");
                app.MapGet("/stock", async (HttpClient http) => await http.GetStringAsync(stock));
            },
            [new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString())]);

        await host.GetAsync("/ready");
        await host.GetAsync("/stock");
        await host.StopAsync();
        Assert.Equal(0, await inventory.StopAsync());
        folder.Delete(recursive: true);

        // One trace: the request that is no check, in both services.
        var spans = await receiver.SpansAsync();
        Assert.Single(spans.Select(static s => s.TraceId).Distinct());
        Assert.Single(spans, static s => s.Name == "GET /stock");
        Assert.Single(spans, static s => s.Name == "GET /stock/{sku}" && s.Resource["service.name"] as string == "Inventory.Api");
    }

    private static ServiceProcess StartInventory(Uri address, DirectoryInfo folder, Uri receiver)
    {
        var dll = Path.Combine(Metadata("RepositoryRoot"), "samples", "Inventory.Api", "bin", Metadata("Configuration"), "net10.0", "Inventory.Api.dll");
        return ServiceProcess.Start(dll, new Dictionary<string, string>
        {
            ["ASPNETCORE_URLS"] = address.ToString(),
            ["Database__Path"] = Path.Combine(folder.FullName, "stock.db"),
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.ToString(),
        });
    }

    private static string Metadata(string key)
        => typeof(TwoServicesTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
