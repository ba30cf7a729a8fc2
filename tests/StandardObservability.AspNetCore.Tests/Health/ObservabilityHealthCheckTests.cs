using System.Text.Json;
using Judges;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using StandardObservability.Diagnosis.Status;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Health;

public sealed class ObservabilityHealthCheckTests
{
    [JudgedFact]
    public async Task Pain_09_It_is_degraded_while_an_output_fails_and_healthy_again_afterwards()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond = static _ => OtlpReply.Grpc(7, "password=s3cret is wrong");
        await using var host = await StartAsync(receiver);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host)).Status);

        await RequestAsync(host, spans: 1);
        var failing = await CheckAsync(host);
        receiver.Respond = static _ => OtlpReply.Success;
        await RequestAsync(host, spans: 2);

        Assert.Equal(HealthStatus.Degraded, failing.Status);
        Assert.Contains("otlp.traces fails since", failing.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", failing.Description, StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Healthy, (await CheckAsync(host)).Status);
    }

    [Fact]
    public async Task Pain_09_A_dead_endpoint_is_one_warning_within_two_exports_and_degrades_the_health()
    {
        var endpoint = $"http://127.0.0.1:{FreePort.Next()}";
        await using var host = await StartAsync(endpoint, new("OTEL_TRACES_EXPORTER", "none"), new("OTEL_METRIC_EXPORT_INTERVAL", "600000"));

        await host.Services.FlushTelemetryAsync();
        await host.Services.FlushTelemetryAsync();
        var failing = await CheckAsync(host);
        var warning = Assert.Single(host.Events, IsFailure);
        for (var i = 0; i < 10; i++)
        {
            await host.Services.FlushTelemetryAsync();
        }

        Assert.Single(host.Events, IsFailure);
        Assert.Equal("Warning", warning.GetProperty("level").GetString());
        Assert.Equal(("metrics", endpoint), (warning.GetProperty("Signal").GetString(), warning.GetProperty("Endpoint").GetString()!.TrimEnd('/')));
        Assert.Contains("Connection refused", warning.GetProperty("Reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(HealthStatus.Degraded, failing.Status);
        Assert.Contains("otlp.metrics fails since", failing.Description, StringComparison.Ordinal);

        static bool IsFailure(JsonElement line) => line.TryGetProperty("event_id", out var id) && id.GetInt32() == 600;
    }

    [JudgedFact]
    public async Task The_status_has_the_numbers_of_each_output_and_every_setting()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await StartAsync(receiver);
        await RequestAsync(host, spans: 1);
        var status = host.Services.GetRequiredService<ObservabilityStatus>();

        Assert.Equal((true, "web", true), (status.IsEnabled, status.ServiceName, status.IsRedactionEnabled));
        Assert.Equal(["stdout.logs", "otlp.traces", "otlp.metrics"], status.GetOutputs().Select(static o => o.Name));
        Assert.All(status.GetOutputs(), static o => Assert.Equal((o.Produced, 0, 0), (o.Sent, o.Lost, o.Waiting)));
        Assert.StartsWith("grpc to http://127.0.0.1", status.GetOutputs()[1].Target, StringComparison.Ordinal);
        Assert.Contains(new SettingStatus("Team", "shop", "configuration"), status.Settings);
        Assert.Contains(status.Settings, static s => s is { Key: "MaxLineBytes", Value: "16000", Source: "default" });
    }

    private static Task<WebHost> StartAsync(OtlpReceiver receiver) => StartAsync(receiver.GrpcEndpoint.ToString());

    private static Task<WebHost> StartAsync(string endpoint, params KeyValuePair<string, string?>[] settings) => WebHost.StartAsync(
        [new("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint), new("Observability:Team", "shop"), .. settings],
        static b =>
        {
            b.AddStandardObservability();
            b.Services.AddHealthChecks().AddObservability();
        });

    /// <summary>A server span ends after its response has arrived.</summary>
    private static async Task RequestAsync(WebHost host, int spans)
    {
        await host.GetAsync("/hello/jane");
        var status = host.Services.GetRequiredService<ObservabilityStatus>();
        bool Has(Func<OutputStatus, long> count) => status.GetOutputs().Any(o => o.Name == "otlp.traces" && count(o) == spans);
        await Poll.UntilAsync(() => Has(static o => o.Produced), Poll.DefaultTimeout, "a server span");

        // It is counted before it is in the queue.
        do
        {
            await host.Services.FlushTelemetryAsync();
        }
        while (!Has(static o => o.Sent + o.Lost));
    }

    private static async Task<HealthReportEntry> CheckAsync(WebHost host)
        => (await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["observability"];
}
