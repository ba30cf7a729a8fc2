using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.Export;

namespace StandardObservability.Benchmarks.Metrics;

/// <summary>The pipelines that hear a meter. Each ends in nothing, so that only the record is measured.</summary>
internal static class MetricPipelines
{
    /// <summary>OpenTelemetry alone: one periodic reader, with deltas as embedded metric format asks for them.</summary>
    public static IDisposable Plain(string meter) => Sdk.CreateMeterProviderBuilder()
        .AddMeter(meter)
        .AddReader(new PeriodicExportingMetricReader(new NoExporter(), exportIntervalMilliseconds: 60_000) { TemporalityPreference = MetricReaderTemporalityPreference.Delta })
        .Build();

    /// <summary>A host with the one line and one metric output, embedded metric format.</summary>
    public static IDisposable Ours(string meter)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { ApplicationName = nameof(Benchmarks) });
        builder.Configuration.AddInMemoryCollection([new("OTEL_METRICS_EXPORTER", "awsemf"), new("OTEL_LOGS_EXPORTER", "none")]);
        builder.Services.AddSingleton(new StandardOutputStream(static () => Stream.Null));
        builder.AddStandardObservability(options => options.Meters.Add(meter));
        var host = builder.Build();
        host.Start();
        return host;
    }
}
