using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace InstructionCounts;

/// <summary>The pipelines that hear the meter: OpenTelemetry alone, and a host with the one line, each with one reader.</summary>
internal static class MetricPipelines
{
    public static IDisposable Create(string name, string meter) => name switch
    {
        "counter-plain" => Plain(meter, MetricReaderTemporalityPreference.Cumulative),
        "counter-plain-delta" => Plain(meter, MetricReaderTemporalityPreference.Delta),
        "counter-ours-otlp" => Ours(("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://127.0.0.1:1")),
        "counter-ours-emf" => Ours(("OTEL_METRICS_EXPORTER", "awsemf")),
        "counter-ours-both" => Ours(("OTEL_METRICS_EXPORTER", "otlp,awsemf"), ("OTEL_EXPORTER_OTLP_METRICS_ENDPOINT", "http://127.0.0.1:1")),
        _ => throw new ArgumentException($"There is no case \"{name}\". There are counter-plain, counter-plain-delta, counter-ours-otlp, counter-ours-emf and counter-ours-both."),
    };

    private static MeterProvider Plain(string meter, MetricReaderTemporalityPreference temporality) => Sdk.CreateMeterProviderBuilder()
        .AddMeter(meter)
        .AddReader(new PeriodicExportingMetricReader(new NoExporter(), exportIntervalMilliseconds: 60_000) { TemporalityPreference = temporality })
        .Build();

    /// <remarks>The meter has the application's name, so the line hears it without a word.</remarks>
    private static IHost Ours(params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = nameof(InstructionCounts) });
        builder.Configuration.AddInMemoryCollection([.. settings.Select(static s => new KeyValuePair<string, string?>(s.Key, s.Value)), new("OTEL_LOGS_EXPORTER", "none")]);
        builder.AddStandardObservability();
        var host = builder.Build();
        host.Start();
        return host;
    }
}
