using System.Diagnostics.Metrics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;

namespace StandardObservability.Dashboards.Tests.Fleet;

/// <summary>Runs real hosts one after another, keeps what OpenTelemetry's exporter for Prometheus writes of each, and serves it.</summary>
internal sealed class SimulatedFleet : IAsyncDisposable
{
    private readonly WebApplication _server;

    private SimulatedFleet(WebApplication server, IReadOnlyDictionary<string, string> metrics) => (_server, Metrics) = (server, metrics);

    /// <summary>What each service exposes, by its name.</summary>
    public IReadOnlyDictionary<string, string> Metrics { get; }

    public Uri Address => new(_server.Urls.Single());

    public static async Task<SimulatedFleet> StartAsync(IEnumerable<FleetService> services)
    {
        var metrics = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var service in services)
        {
            metrics[service.Name] = await RunAsync(service);
        }

        var server = CreateBuilder("Server").Build();
        server.MapGet("/{name}", (string name) => Results.Text(metrics[name], "text/plain; version=0.0.4"));
        await server.StartAsync();
        return new SimulatedFleet(server, metrics);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.StopAsync();
        await _server.DisposeAsync();
    }

    private static async Task<string> RunAsync(FleetService service)
    {
        service.LoadAssembly();
        var builder = CreateBuilder(service.Name);
        builder.Configuration.AddInMemoryCollection([
            new("OTEL_SERVICE_NAME", service.Name),
            new("OTEL_RESOURCE_ATTRIBUTES", "service.version=1.0.0"),
            new("OTEL_LOGS_EXPORTER", "none"),
            new("Observability:Team", service.Team)]);
        builder.AddStandardObservability();
        builder.Logging.ClearProviders();
        builder.Services.AddOpenTelemetry().WithMetrics(m => m.AddMeter(service.Name).AddPrometheusExporter(static o => o.ScrapeResponseCacheDurationMilliseconds = 0));
        await using var app = builder.Build();
        app.MapPrometheusScrapingEndpoint();
        await app.StartAsync();
        using var meter = new Meter(service.Name);
        CreateInstruments(meter, service);
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
        var text = await http.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        await app.StopAsync();
        return text;
    }

    private static WebApplicationBuilder CreateBuilder(string name)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Production", ApplicationName = name });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        return builder;
    }

    /// <summary>Creates instruments that conform, and those that break the rules that the service breaks.</summary>
    private static void CreateInstruments(Meter meter, FleetService service)
    {
        meter.CreateCounter<long>("acme.order.placed", "{order}").Add(1);
        if (service.Number % 6 == 0)
        {
            meter.CreateCounter<long>("acme.order.paid", "orders").Add(1);
        }

        if (service.Number % 9 == 0)
        {
            meter.CreateCounter<long>("acme.Order-Sent", "{order}").Add(1);
        }

        if (service.Number % 20 == 0)
        {
            meter.CreateCounter<long>("aws.orders", "{order}").Add(1);
        }

        if (service.ExemptionState is not null)
        {
            meter.CreateCounter<long>("acme.legacy.order", "orders").Add(1);
        }
    }
}
