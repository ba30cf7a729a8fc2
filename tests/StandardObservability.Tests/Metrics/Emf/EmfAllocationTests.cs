using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.Export.Lines;
using StandardObservability.SdkInternals;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf;

/// <summary>Compares the allocations of an export with those of OpenTelemetry's collection alone.</summary>
[Collection(AloneTests.Name)]
public sealed class EmfAllocationTests
{
    private const int Cycles = 200;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void An_export_of_the_same_series_allocates_nothing_beyond_OpenTelemetry()
    {
        var nothing = Measure(static m => m.AddReader(_ => Reader(new Nothing())), enough: 0);
        var ours = Measure(
            static m => m.AddEmfExporter(static emf =>
            {
                emf.Dimensions["orders"] = "sku,outcome";
                emf.Dimensions["took"] = "sku";
            }),
            enough: nothing);

        // It may be less: the compiler may have optimized away some of OpenTelemetry's objects in the meantime.
        Assert.InRange(ours, 0, nothing);
    }

    /// <summary>Allocated bytes of some cycles after tiered compilation has finished: code of the first tier boxes values.</summary>
    private static long Measure(Action<MeterProviderBuilder> add, long enough)
    {
        using var meter = new Meter($"{nameof(EmfAllocationTests)}.{Guid.NewGuid()}");
        var builder = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(static s => s.AddSingleton(new StandardOutputStream(static () => Stream.Null)))
            .AddMeter(meter.Name);
        add(builder);
        using var provider = builder.Build();
        var work = new Work(meter);
        var least = Measure(work, provider);
        var started = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(started) < (least <= enough ? TimeSpan.Zero : enough == 0 ? WarmUp : Patience))
        {
            least = Math.Min(least, Measure(work, provider));
        }

        return least;
    }

    private static long Measure(Work work, MeterProvider provider)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < Cycles; i++)
        {
            work.Record();
            provider.ForceFlush();
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static PeriodicExportingMetricReader Reader(BaseExporter<Metric> exporter)
    {
        var reader = new PeriodicExportingMetricReader(exporter, 600_000) { TemporalityPreference = MetricReaderTemporalityPreference.Delta };
        ExponentialAggregation.TryUse(reader);
        return reader;
    }

    private sealed class Nothing : BaseExporter<Metric>
    {
        public override ExportResult Export(in Batch<Metric> batch) => ExportResult.Success;
    }

    /// <summary>Counters, gauges and histograms, with and without dimensions.</summary>
    private sealed class Work(Meter meter)
    {
        private static readonly string[] Skus = [.. Enumerable.Range(0, 20).Select(static i => $"sku{i}")];

        private readonly Counter<long> _orders = meter.CreateCounter<long>("orders");
        private readonly Histogram<double> _took = meter.CreateHistogram<double>("took", "s");
        private readonly Histogram<double> _plain = meter.CreateHistogram<double>("plain", "s");
        private readonly UpDownCounter<int> _open = meter.CreateUpDownCounter<int>("open");
        private readonly Gauge<double> _level = meter.CreateGauge<double>("level");

        public void Record()
        {
            for (var i = 0; i < Skus.Length; i++)
            {
                _orders.Add(i, new("sku", Skus[i]), new("outcome", "ok"), new("other", "x"));
                _took.Record(0.001 * (i + 1), new KeyValuePair<string, object?>("sku", Skus[i]));
                _plain.Record(Math.Exp(i / 3.0));
                _open.Add(1);
                _level.Record(i / 7.0);
            }
        }
    }
}
