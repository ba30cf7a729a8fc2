using Judges;
using Judges.Otlp;
using Judges.Receiving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Diagnosis.Status;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Noise;

/// <summary>What a receiver sees of a service whose health check calls another one.</summary>
public sealed class StandardNoiseFilterTests
{
    public static TheoryData<string> Samplers => ["always_on", "traceidratio", "parentbased_always_on", "own", ""];

    [JudgedTheory]
    [MemberData(nameof(Samplers))]
    public Task A_mapped_health_check_is_suppressed_with_any_sampler(string sampler)
        => AssertSuppressedAsync(sampler, static app => app.MapHealthChecks("/health"));

    [JudgedTheory]
    [MemberData(nameof(Samplers))]
    public Task Health_checks_without_an_endpoint_are_suppressed_with_any_sampler(string sampler)
        => AssertSuppressedAsync(sampler, static app => app.UseHealthChecks("/health"));

    [JudgedFact]
    public Task Health_checks_before_routing_are_suppressed()
        => AssertSuppressedAsync("always_on", static app =>
        {
            app.UseHealthChecks("/health");
            app.UseRouting();
        });

    [JudgedFact]
    public Task A_renamed_health_check_after_late_routing_is_suppressed()
        => AssertSuppressedAsync("always_on", static app =>
        {
            app.Use(static async (_, next) =>
            {
                await Task.Yield();
                await next();
            });
            app.UseRouting();
            app.MapHealthChecks("/health").WithDisplayName("Readiness");
        });

    private static async Task AssertSuppressedAsync(string sampler, Action<WebApplication> map)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var other = new HeaderRecorder();
        await using var host = await NoisyHost.StartAsync(
            other.Url, sampler, map, [new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString())]);

        Assert.Equal("Healthy", await host.GetAsync("/health", ("traceparent", "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01")));
        await host.GetAsync("/hello/bob");
        Assert.InRange(host.Services.GetRequiredService<ObservabilityStatus>().SpansFiltered, 1, 10);
        await host.StopAsync();

        Assert.Equal("GET /hello/{name}", Assert.Single(await receiver.SpansAsync()).Name);
        AssertMetrics(await receiver.MetricPointsAsync());
        Assert.Matches("^00-5759e988bd862e3fe1be46a994272793-[0-9a-f]{16}-00$", other.Only["traceparent"]);
        Assert.Matches("^Root=1-5759e988-bd862e3fe1be46a994272793;Parent=[0-9a-f]{16};Sampled=0$", other.Only["X-Amzn-Trace-Id"]);
        var line = Assert.Single(host.Events, static e => e.GetProperty("category").GetString()!.EndsWith(nameof(CallingCheck), StringComparison.Ordinal));
        Assert.Equal("5759e988bd862e3fe1be46a994272793", line.GetProperty("trace_id").GetString());
    }

    private static void AssertMetrics(IReadOnlyList<OtlpMetricPoint> points)
    {
        var request = Assert.Single(points, static p => p.MetricName == "http.server.request.duration");
        Assert.Equal("/hello/{name}", request.Attributes["http.route"]);
        Assert.Equal(1UL, request.Count);
        Assert.Contains(points, static p => p.MetricName == "http.client.request.duration");
    }
}
