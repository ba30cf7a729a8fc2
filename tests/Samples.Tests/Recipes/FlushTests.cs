using System.Diagnostics;
using System.Diagnostics.Metrics;
using Judges;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Samples.Tests.Recipes;

/// <summary>An invocation on Lambda: what the page tells to do before the environment freezes.</summary>
public sealed class FlushTests
{
    private const string Name = "FlushedFunction";

    [JudgedFact]
    public async Task Everything_of_an_invocation_has_left_when_the_flush_returns()
    {
        using var source = new ActivitySource(Name);
        using var meter = new Meter(Name);
        await using var receiver = await OtlpReceiver.StartAsync();
        using var host = BuildHost(receiver.GrpcEndpoint);
        await host.StartAsync(TestContext.Current.CancellationToken);

        using (source.StartActivity("invoke", ActivityKind.Server))
        {
            meter.CreateCounter<long>("greetings.sent").Add(1);
        }

        await host.Services.FlushTelemetryAsync(TimeSpan.FromSeconds(2));

        Assert.Contains("invoke", (await receiver.SpansAsync()).Select(static s => s.Name));
        Assert.Contains("greetings.sent", (await receiver.MetricPointsAsync()).Select(static p => p.MetricName));
    }

    [Fact]
    public async Task A_flush_without_a_collector_returns_false_in_its_time()
    {
        using var host = BuildHost(new Uri($"http://127.0.0.1:{FreePort.Next()}"));
        using var source = new ActivitySource(Name);
        await host.StartAsync(TestContext.Current.CancellationToken);
        source.StartActivity("invoke", ActivityKind.Server)?.Dispose();

        var watch = Stopwatch.StartNew();
        var everythingSent = await host.Services.FlushTelemetryAsync(TimeSpan.FromSeconds(2));

        Assert.False(everythingSent);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 10);
    }

    private static IHost BuildHost(Uri endpoint)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = Name, EnvironmentName = "Production" });
        builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint.ToString();
        builder.Configuration["Observability:Logs:StandardOutput"] = "Off";
        builder.AddStandardObservability();
        return builder.Build();
    }
}
