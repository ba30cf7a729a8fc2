using Judges;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.Tests.SdkInternals;

/// <summary>Lines of the HTTP clients with which the application's own exporters send.</summary>
public sealed class ExporterClientLevelsTests
{
    private const string Category = "System.Net.Http.HttpClient.Otlp";

    [JudgedTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task They_are_written_only_when_the_application_configures_them(bool isConfigured)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        KeyValuePair<string, string?>[] levels = isConfigured ? [new($"Logging:LogLevel:{Category}LogExporter", "Information")] : [];
        await using var host = await WorkerHost.StartAsync(levels, b =>
        {
            b.Services.AddHttpClient();
            b.AddStandardObservability();
            b.Logging.AddOpenTelemetry(o => o.AddOtlpExporter(e => Set(e, receiver, "logs")));
            b.Services.AddOpenTelemetry()
                .WithTracing(t => t.AddOtlpExporter(e => Set(e, receiver, "traces")))
                .WithMetrics(m => m.AddOtlpExporter(e => Set(e, receiver, "metrics")));
        });

        host.Work();
        await host.Services.FlushTelemetryAsync();
        host.Work();
        await host.StopAsync();

        Assert.NotEmpty(await receiver.LogRecordsAsync());
        Assert.NotEmpty(await receiver.SpansAsync());
        Assert.Equal(isConfigured, host.Events.Any(static e => e.GetProperty("category").GetString()!.StartsWith(Category, StringComparison.Ordinal)));
    }

    private static void Set(OtlpExporterOptions options, OtlpReceiver receiver, string signal)
        => (options.Protocol, options.Endpoint) = (OtlpExportProtocol.HttpProtobuf, new Uri(receiver.HttpEndpoint, $"v1/{signal}"));
}
