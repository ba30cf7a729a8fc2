using Judges;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.Tests.SdkInternals;

/// <summary>With exporters of the application in the same host, everything arrives once.</summary>
public sealed class ApplicationExportersTests
{
    private const string Report = "Observability started. Service: {ServiceName} {ServiceVersion} in {DeploymentEnvironment}. "
        + "Logs: {Logs}. Metrics: {Metrics}. Traces: {Traces}. Sampler: {Sampler}. Propagators: {Propagators}. Redaction: {Redaction}. Settings: {Settings}.";

    private const string SpanRedaction = " (redacted: attributes, names, status and exceptions of spans; not redacted: their other events and links)";

    public static TheoryData<string> Arrangements => [.. Registrations.Keys.SelectMany(static g => new[] { g + " before", g + " after" })];

    private static Dictionary<string, Action<HostApplicationBuilder>> Registrations { get; } = new(StringComparer.Ordinal)
    {
        ["UseOtlpExporter"] = static b => b.Services.AddOpenTelemetry().UseOtlpExporter(),
        ["ServiceDefaults"] = static b =>
        {
            b.Logging.AddOpenTelemetry(static o => (o.IncludeFormattedMessage, o.IncludeScopes) = (true, true));
            b.Services.AddOpenTelemetry().WithMetrics().WithTracing().UseOtlpExporter();
        },
        ["AddOtlpExporter for each signal"] = static b =>
        {
            b.Services.AddOpenTelemetry().WithMetrics(static m => m.AddOtlpExporter()).WithTracing(static t => t.AddOtlpExporter());
            b.Logging.AddOpenTelemetry(static o => o.AddOtlpExporter());
        },
        ["AddOtlpExporter for traces"] = static b => b.Services.AddOpenTelemetry().WithTracing(static t => t.AddOtlpExporter()),
        ["AddOtlpExporter for metrics"] = static b => b.Services.AddOpenTelemetry().WithMetrics(static m => m.AddOtlpExporter()),
        ["a named AddOtlpExporter for traces"] = static b => b.Services.AddOpenTelemetry().WithTracing(static t => t.AddOtlpExporter("mine", static _ => { })),
        ["an exporter for logs on the provider builder"] = static b => b.Services.AddOpenTelemetry().WithLogging(static l => l.AddOtlpExporter()),
    };

    [JudgedTheory]
    [MemberData(nameof(Arrangements))]
    public async Task Each_span_point_and_record_arrives_once_with_exporters_of_the_application(string arrangement)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var before = arrangement.EndsWith(" before", StringComparison.Ordinal);
        var register = Registrations[arrangement[..arrangement.LastIndexOf(' ')]];
        await using var host = await WorkerHost.StartAsync(
            [new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()), new("OTEL_LOGS_EXPORTER", "otlp")],
            builder =>
            {
                if (before)
                {
                    register(builder);
                }

                builder.AddStandardObservability();
                if (!before)
                {
                    register(builder);
                }
            });

        host.Work();
        await host.StopAsync();

        Assert.Single(await receiver.SpansAsync(), s => s.ScopeName == host.Name);
        Assert.Single(await receiver.MetricPointsAsync(), p => p.ScopeName == host.Name);
        Assert.Single(await receiver.LogRecordsAsync(), r => r.ScopeName == host.Name);
    }

    [Fact]
    public async Task Reports_whose_exporter_is_used()
    {
        await using var host = await WorkerHost.StartAsync(
            [new("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1")],
            static b =>
            {
                b.AddStandardObservability();
                b.Services.AddOpenTelemetry().WithTracing(static t => t.AddOtlpExporter());
            });

        var report = await host.EventAsync(Report);

        Assert.Equal("the application's own OTLP exporter" + SpanRedaction, report.GetProperty("Traces").GetString());
        Assert.Equal("OTLP grpc to http://127.0.0.1:1/", report.GetProperty("Metrics").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Reports_what_is_redacted_for_exporters_of_the_application(bool redaction)
    {
        await using var host = await WorkerHost.StartAsync(
            [new("OTEL_TRACES_EXPORTER", "console"), new("Observability:Redaction:Enabled", $"{redaction}")],
            static b =>
            {
                b.AddStandardObservability();
                b.Services.AddOpenTelemetry().WithMetrics(static m => m.AddOtlpExporter(static o => o.Endpoint = new Uri("http://127.0.0.1:1")));
                b.Logging.AddOpenTelemetry(static o => o.AddOtlpExporter(static o => o.Endpoint = new Uri("http://127.0.0.1:1")));
            });

        var report = await host.EventAsync(Report);

        Assert.Equal(
            ("JSON on standard output and the application's own OTLP exporter"
                + (redaction ? " (redacted: attributes, messages and exceptions of logs; not redacted: their scopes)" : string.Empty),
            "the application's own OTLP exporter" + (redaction ? " (not redacted: tags of metrics)" : string.Empty),
            "OpenTelemetry's console exporter" + (redaction ? SpanRedaction : string.Empty)),
            (report.GetProperty("Logs").GetString(), report.GetProperty("Metrics").GetString(), report.GetProperty("Traces").GetString()));
    }

    [JudgedFact]
    public async Task A_log_level_for_the_exporters_category_is_not_an_exporter()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await WorkerHost.StartAsync([
            new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()),
            new("Logging:LogLevel:System.Net.Http.HttpClient.OtlpTraceExporter", "Warning")]);

        host.Work();
        await host.StopAsync();

        Assert.Single(await receiver.SpansAsync(), s => s.ScopeName == host.Name);
    }

    [Fact]
    public async Task An_exporter_of_another_kind_gets_everything_too()
    {
        var spans = new List<System.Diagnostics.Activity>();
        await using var host = await WorkerHost.StartAsync(set: b =>
        {
            b.AddStandardObservability();
            b.Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(spans));
        });

        host.Work();

        Assert.Single(spans, s => s.Source.Name == host.Name);
    }
}
