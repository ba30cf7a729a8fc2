using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.SdkInternals;
using Xunit;

namespace StandardObservability.Tests.SdkInternals;

public sealed class ExponentialAggregationTests
{
    [Fact]
    public void One_reader_gets_exponential_histograms_and_another_reader_explicit_ones()
    {
        using var meter = new Meter($"{nameof(ExponentialAggregationTests)}.{Guid.NewGuid()}");
        List<Metric> exponential = [];
        List<Metric> unchanged = [];
        using var exponentialReader = new BaseExportingMetricReader(new OpenTelemetry.Exporter.InMemoryExporter<Metric>(exponential));
        using var unchangedReader = new BaseExportingMetricReader(new OpenTelemetry.Exporter.InMemoryExporter<Metric>(unchanged));

        Assert.True(ExponentialAggregation.TryUse(exponentialReader));
        using var provider = Sdk.CreateMeterProviderBuilder().AddMeter(meter.Name).AddReader(exponentialReader).AddReader(unchangedReader).Build();
        meter.CreateHistogram<double>("work.time").Record(0.5);
        provider.ForceFlush();

        Assert.Equal(MetricType.ExponentialHistogram, Assert.Single(exponential).MetricType);
        Assert.Equal(MetricType.Histogram, Assert.Single(unchanged).MetricType);
    }
}
