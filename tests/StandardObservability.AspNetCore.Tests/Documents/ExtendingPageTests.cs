using System.Diagnostics;
using Judges;
using Judges.Receiving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Documents;

/// <summary>The code of docs/extending.md does what the page promises.</summary>
public sealed class ExtendingPageTests
{
    [JudgedFact]
    public async Task A_processor_and_a_resource_attribute_of_the_application_are_in_each_span()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await WebHost.StartAsync(
            [new("OTEL_EXPORTER_OTLP_ENDPOINT", $"{receiver.GrpcEndpoint}")],
            static builder =>
            {
                builder.AddStandardObservability();
                builder.Services.ConfigureOpenTelemetryTracerProvider(static traces => traces.AddProcessor(new TenantProcessor()));
                builder.Services.ConfigureOpenTelemetryTracerProvider(static traces => traces.ConfigureResource(static r => r.AddAttributes([new("shop.region", "north")])));
            },
            static app => app.MapGet("/tenant", static () => Activity.Current!.GetBaggageItem("tenant")));

        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/tenant", UriKind.Relative)) { Headers = { { "baggage", "tenant=acme" } } };
        using var answer = await host.Client.SendAsync(request);
        await host.DisposeAsync();

        var span = Assert.Single(await receiver.SpansAsync(), static s => s.Name == "GET /tenant");
        Assert.Equal(("acme", "north"), (span.Attributes["tenant"], span.Resource["shop.region"]));
    }

    [JudgedFact]
    public async Task An_exporter_of_the_application_sends_instead_of_the_library()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await WebHost.StartAsync(
            [new("OTEL_EXPORTER_OTLP_ENDPOINT", $"{receiver.GrpcEndpoint}")],
            static builder =>
            {
                builder.AddStandardObservability();
                builder.Services.ConfigureOpenTelemetryTracerProvider(static traces => traces.AddOtlpExporter());
            });

        using var answer = await host.Client.GetAsync(new Uri("/hello/Ada", UriKind.Relative));
        await host.DisposeAsync();

        Assert.Single(await receiver.SpansAsync(), static s => s.Name == "GET /hello/{name}");
    }
}
