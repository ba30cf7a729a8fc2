using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.Export.Lines;

namespace InstructionCounts;

/// <summary>
/// Metric pipelines for a meter: OpenTelemetry alone with one reader, and hosts with the registration. They export nothing, so that only
/// recording is measured.
/// </summary>
internal static class MetricPipelines
{
    /// <summary>OpenTelemetry alone with delta temporality, which embedded metric format needs.</summary>
    public const string PlainDelta = "plain-delta";

    /// <summary>A host with the registration and one metric output, embedded metric format.</summary>
    public const string OursEmf = "ours-emf";

    public static IDisposable Create(string name, string meter) => name switch
    {
        "plain" => Plain(meter, MetricReaderTemporalityPreference.Cumulative),
        PlainDelta => Plain(meter, MetricReaderTemporalityPreference.Delta),
        "ours-otlp" => Ours(meter, ("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://127.0.0.1:1")),
        OursEmf => Ours(meter, ("OTEL_METRICS_EXPORTER", "awsemf")),
        "ours-both" => Ours(meter, ("OTEL_METRICS_EXPORTER", "otlp,awsemf"), ("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://127.0.0.1:1")),
        _ => throw new ArgumentException(
            $"Unknown pipeline \"{name}\". Known pipelines are plain, {PlainDelta}, ours-otlp, {OursEmf} and ours-both.",
            nameof(name)),
    };

    /// <summary>Records and exports twice: from its second export on, a metric is recorded as in a running service.</summary>
    public static void ExportTwice(IDisposable pipeline, Action record)
    {
        var provider = pipeline as MeterProvider ?? ((IHost)pipeline).Services.GetRequiredService<MeterProvider>();
        for (var exports = 0; exports < 2; exports++)
        {
            record();
            provider.ForceFlush(timeoutMilliseconds: 1000);
        }
    }

    private static MeterProvider Plain(string meter, MetricReaderTemporalityPreference temporality) => Sdk.CreateMeterProviderBuilder()
        .AddMeter(meter)
        .AddReader(new PeriodicExportingMetricReader(new NoExporter(), exportIntervalMilliseconds: 60_000) { TemporalityPreference = temporality })
        .Build();

    private static IHost Ours(string meter, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = nameof(InstructionCounts) });
        builder.Configuration.AddInMemoryCollection([.. settings.Select(static s => new KeyValuePair<string, string?>(s.Key, s.Value)), new("OTEL_LOGS_EXPORTER", "none")]);
        builder.Services.AddSingleton(new StandardOutputStream(static () => Stream.Null));
        builder.AddStandardObservability(options => options.Meters.Add(meter));
        var host = builder.Build();
        host.Start();
        return host;
    }
}
