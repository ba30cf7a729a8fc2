using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf;

/// <summary>Negative measurements of histograms, which exponential buckets do not hold, are counted as lost with one warning.</summary>
public sealed class NegativeMeasurementTests
{
    [Fact]
    public async Task Negative_measurements_are_lost_and_counted_with_one_warning()
    {
        using var intervals = new EmfIntervals();
        var durations = intervals.Meter.CreateHistogram<double>("wait", "s");
        var sizes = intervals.Meter.CreateHistogram<int>("size");

        durations.Record(1);
        durations.Record(-0.0);
        durations.Record(-2);
        durations.Record(double.NegativeInfinity);
        sizes.Record(-1);
        var first = await intervals.FlushAsync();
        durations.Record(-3);
        await intervals.EndIntervalAsync();

        Assert.Equal(2, first["wait"].Count);
        Assert.Equal(1, first["wait"].Sum);
        Assert.DoesNotContain("size", first.Series.Keys);
        Assert.Equal(4, intervals.Counts.Emf.Lost);
        Assert.Equal([305, 305], intervals.Warnings.Select(static w => w.Id));
        Assert.Single(intervals.Warnings, static w => w.Message.StartsWith("Metric wait has negative measurements.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Other_instruments_may_be_negative()
    {
        using var intervals = new EmfIntervals();

        intervals.Meter.CreateUpDownCounter<long>("depth").Add(-1);
        intervals.Meter.CreateGauge<double>("degrees").Record(-2);
        var written = await intervals.FlushAsync();

        Assert.Equal((-1, -2), (written["depth"].Sum, written["degrees"].Sum));
        Assert.Equal(0, intervals.Counts.Emf.Lost);
        Assert.Empty(intervals.Warnings);
    }

    [Fact]
    public async Task Measurements_of_a_disposed_meter_are_counted_before_they_are_forgotten()
    {
        using var intervals = new EmfIntervals();
        for (var i = 0; i < 100; i++)
        {
            using var meter = new Meter($"{intervals.Name}.{i}");
            meter.CreateHistogram<long>("h").Record(-1);
        }

        await intervals.FlushAsync();
        await intervals.FlushAsync();

        Assert.Equal(100, intervals.Counts.Emf.Lost);
        Assert.Single(intervals.Warnings);
    }

    [Fact]
    public async Task Explicit_buckets_of_a_view_keep_negative_measurements()
    {
        await using var host = await WorkerHost.StartAsync(
            [.. EmfHost.Settings, new("OTEL_LOGS_EXPORTER", "none")],
            static b =>
            {
                b.AddStandardObservability();
                b.Services.ConfigureOpenTelemetryMeterProvider(static m => m.AddView("degrees", new ExplicitBucketHistogramConfiguration { Boundaries = [-10, 0, 10] }));
            });
        var degrees = host.Meter.CreateHistogram<double>("degrees");
        degrees.Record(-5);
        degrees.Record(5);

        var written = await EmfHost.StopAsync(host);

        Assert.Equal((2, 0, -5), (written["degrees"].Count, written["degrees"].Sum, written["degrees"].Min));
        Assert.Equal(0, host.Counts.Emf.Lost);
    }
}
