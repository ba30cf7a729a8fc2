using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using StandardObservability.Dashboards;
using StandardObservability.Diagnosis.Status;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Documents;

/// <summary>The short pieces of code that pages show, in hosts that run.</summary>
public sealed class PageSnippetTests
{
    [Fact]
    public async Task A_host_flushes_and_reports_what_it_has_sent()
    {
        var builder = CreateBuilder();
        builder.AddStandardObservability();
        builder.Services.AddHealthChecks().AddObservability();
        await using var app = builder.Build();
        app.MapGet("/ready", Ready).DisableRequestTelemetry();
        var host = app;
        await host.StartAsync();
        bool everythingSent = await host.Services.FlushTelemetryAsync(TimeSpan.FromSeconds(2));

        Assert.True(everythingSent);
        Assert.Equal(HealthStatus.Healthy, (await app.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Status);
        var status = app.Services.GetRequiredService<ObservabilityStatus>();
        foreach (var output in status.GetOutputs())
        {
            Console.WriteLine($"{output.Name}: {output.Sent} of {output.Produced} sent. {output.Failure}");
        }
    }

    [Fact]
    public void A_service_has_the_models_and_the_exporter_of_the_pages()
    {
        var builder = CreateBuilder();
        builder.AddStandardObservability();
        var depth = new Signal("checkout.queue.depth", InstrumentKind.Gauge, "{order}");
        builder.Services.AddServiceModel(service => StandardModel.For(service).With(
            new Section("Orders", "Orders that wait for payment.", Widget.Chart("Queue", Query.Level(depth, LevelAggregation.Maximum)))));
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("checkout"))
            .WithMetrics(metrics => metrics.AddMeter("Checkout").AddEmfExporter(emf => emf.Dimensions["orders.placed"] = "sku"));
        using var app = (IDisposable)builder.Build();

        var fleet = CreateBuilder();
        Add(fleet);
        using var other = (IDisposable)fleet.Build();

        static void Add(WebApplicationBuilder builder)
        {
            builder.Services.AddServiceModel(FleetModel.For);
        }
    }

    private static string Ready() => "ready";

    private static WebApplicationBuilder CreateBuilder()
    {
        var builder = WebApplication.CreateBuilder(["--OTEL_LOGS_EXPORTER=none"]);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        return builder;
    }
}
