using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using StandardObservability.SdkInternals;
using Xunit;

namespace StandardObservability.Tests.SdkInternals;

public sealed class DisposedInstrumentTests
{
    [Fact]
    public void A_metric_is_disposed_with_its_meter_and_not_before()
    {
        List<Metric> metrics = [];
        var name = $"{nameof(DisposedInstrumentTests)}.{Guid.NewGuid()}";
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(name).AddReader(new BaseExportingMetricReader(new InMemoryExporter<Metric>(metrics))).Build();
        var meter = new Meter(name);
        meter.CreateCounter<int>("work").Add(1);
        provider.ForceFlush();
        var metric = Assert.Single(metrics);

        Assert.False(DisposedInstrument.Is(metric));
        meter.Dispose();
        Assert.True(DisposedInstrument.Is(metric));
    }
}
