using Judges;
using Judges.Receiving;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Noise;

public sealed class NoiseFilterTests
{
    [JudgedFact]
    public async Task A_health_check_that_calls_another_service_leaves_no_span_and_no_request_metric()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var elsewhere = await WebHost.StartAsync([new("Observability:Enabled", "false")]);
        var url = new Uri(elsewhere.Client.BaseAddress!, "/hello/health");
        await using var host = await WebHost.StartAsync(
            [new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString())],
            b =>
            {
                b.AddStandardObservability();
                b.Services.AddHealthChecks().Add(new HealthCheckRegistration("other", sp => new CallsAnother(sp.GetRequiredService<HttpClient>(), url), null, null));
            },
            static app => app.MapHealthChecks("/health"));

        Assert.Equal("Healthy", await host.GetAsync("/health"));
        await host.GetAsync("/hello/bob");
        await host.StopAsync();

        Assert.Equal("GET /hello/{name}", Assert.Single(await receiver.SpansAsync(), static s => s.Resource["service.name"] as string == "web" && s.Attributes["url.path"] as string != "/hello/health").Name);
        var points = await receiver.MetricPointsAsync();
        Assert.DoesNotContain(points, static p => p.MetricName == "http.server.request.duration" && p.Attributes["http.route"] as string == "/health");
        Assert.Contains(points, static p => p.MetricName == "http.client.request.duration");
    }

    private sealed class CallsAnother(HttpClient http, Uri url) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            using var response = await http.GetAsync(url, cancellationToken);
            return response.IsSuccessStatusCode ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy();
        }
    }
}
