using Judges;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using Xunit;

namespace StandardObservability.Tests.Export;

/// <summary>Whether an endpoint alone also receives log records, and what the start report shows when it does not.</summary>
public sealed class LogOutputTests
{
    [JudgedTheory]
    [InlineData("Development", null, 1)]
    [InlineData("Development", "none", 0)]
    [InlineData("Development", "console", 0)]
    [InlineData("Production", null, 0)]
    [InlineData("Production", "otlp", 1)]
    public async Task An_endpoint_alone_receives_log_records_in_development_only(string environment, string? exporter, int records)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await WorkerHost.StartAsync(
            [new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()), new("OTEL_LOGS_EXPORTER", exporter)],
            environment: environment);
        host.Work();

        await host.Services.FlushTelemetryAsync();

        Assert.Equal(records, (await receiver.LogRecordsAsync()).Count(static r => r.Body is "Worked on 7"));
    }

    [Theory]
    [InlineData("HEADERS", "nonsense", "OTEL_EXPORTER_OTLP_HEADERS")]
    [InlineData("PROTOCOL", "http/json", "OTEL_EXPORTER_OTLP_PROTOCOL")]
    [InlineData("CERTIFICATE", "/nowhere.pem", "OTEL_EXPORTER_OTLP_CERTIFICATE")]
    [InlineData("ENDPOINT", "nowhere", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    public async Task The_report_names_the_setting_that_prevents_the_export(string setting, string value, string name)
    {
        var report = await ReportAsync([
            new("OTEL_LOGS_EXPORTER", "otlp"),
            new("OTEL_TRACES_EXPORTER", "otlp"),
            new("OTEL_METRICS_EXPORTER", "otlp,awsemf"),
            new($"OTEL_EXPORTER_OTLP_{setting}", value)]);

        Assert.Equal($"not exported by StandardObservability, because {name} cannot be used", report("Traces"));
        Assert.Equal($"JSON on standard output (not by OTLP, because {name} cannot be used)", report("Logs"));
        Assert.Equal($"embedded metric format on standard output (not by OTLP, because {name} cannot be used)", report("Metrics"));
    }

    [Fact]
    public async Task The_report_names_the_variable_that_sends_logs_by_OTLP()
    {
        var report = await ReportAsync([new("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{FreePort.Next()}")]);

        Assert.Equal("JSON on standard output (not by OTLP, because OTEL_LOGS_EXPORTER is not set; set it to otlp to send log records too)", report("Logs"));
    }

    [Fact]
    public async Task The_report_does_not_contradict_an_exporter_of_the_application()
    {
        var report = await ReportAsync(
            [new("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{FreePort.Next()}")],
            static b =>
            {
                b.AddStandardObservability();
                b.Logging.AddOpenTelemetry(static o => o.AddOtlpExporter());
            });

        Assert.StartsWith("JSON on standard output and the application's own OTLP exporter", report("Logs"), StringComparison.Ordinal);
        Assert.DoesNotContain("not by OTLP", report("Logs"), StringComparison.Ordinal);
    }

    private static async Task<Func<string, string?>> ReportAsync(
        IEnumerable<KeyValuePair<string, string?>> settings, Action<HostApplicationBuilder>? set = null)
    {
        await using var host = await WorkerHost.StartAsync(settings, set);
        await host.StopAsync();
        var report = host.Events.Single(static e => e.TryGetProperty("event_id", out var id) && id.GetInt32() == 700);
        return name => report.GetProperty(name).GetString();
    }
}
