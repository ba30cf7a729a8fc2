using System.Diagnostics.Metrics;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.SdkInternals.Points;
using Xunit;

namespace StandardObservability.Tests.SdkInternals.Points;

/// <summary>Two readers of one provider get the same measurements, one with remembered points. OpenTelemetry alone is the judge.</summary>
public sealed class PointMemoryTests : IDisposable
{
    private const int Limit = 50;
    private const string HasExemplars = "selects";

    private readonly Meter _meter = new($"{nameof(PointMemoryTests)}.{Guid.NewGuid()}");
    private readonly PointMemory _memory = new();

    public static TheoryData<MetricReaderTemporalityPreference, string> Cases => new()
    {
        { MetricReaderTemporalityPreference.Delta, "none" },
        { MetricReaderTemporalityPreference.Delta, "selects" },
        { MetricReaderTemporalityPreference.Delta, "excludes" },
        { MetricReaderTemporalityPreference.Cumulative, "none" },
        { MetricReaderTemporalityPreference.Cumulative, "selects" },
        { MetricReaderTemporalityPreference.Cumulative, "excludes" },
    };

    public void Dispose() => _meter.Dispose();

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_export_equals_that_of_OpenTelemetry(MetricReaderTemporalityPreference temporality, string view)
    {
        var (ours, plain) = (new CopyingExporter(_memory.Observe), new CopyingExporter());
        using var provider = Build(temporality, view, ours, plain);
        var instruments = new RecordedInstruments(_meter);
        var random = new Random(7);
        for (var export = 0; export < 30; export++)
        {
            // Few combinations at first, then more than the limit, then other ones, so that points are given to other tags.
            instruments.Record(random, measurements: 300, from: export / 10 * 20, combinations: export % 10 > 6 ? 200 : 20);
            provider.ForceFlush();

            var expected = plain.Take();
            Assert.NotEmpty(expected);
            Assert.Equal(expected, ours.Take());
            Assert.Equal(view == HasExemplars, expected.Exists(static p => p.Contains(" with ", StringComparison.Ordinal)));
        }
    }

    [Theory]
    [InlineData(MetricReaderTemporalityPreference.Delta)]
    [InlineData(MetricReaderTemporalityPreference.Cumulative)]
    public void No_measurement_of_many_threads_is_lost_while_points_are_exported(MetricReaderTemporalityPreference temporality)
    {
        var sums = new Dictionary<string, long>(StringComparer.Ordinal);
        var ours = new CopyingExporter(_memory.Observe);
        using var provider = Build(temporality, "none", ours, new CopyingExporter());
        var counter = _meter.CreateCounter<long>("done");
        var threads = Array.ConvertAll([.. Enumerable.Range(0, 8)], t => new Thread(() => Count(counter, t)));
        Array.ForEach(threads, static t => t.Start());
        while (threads.Any(static t => t.IsAlive))
        {
            Add();
        }

        Add();

        Assert.Equal(8 * 200_000L, sums.Values.Sum());

        void Add()
        {
            provider.ForceFlush();
            foreach (var (tags, sum) in ours.Take().Select(static p => p.Split(' ')).Select(static p => (p[0], long.Parse(p[1], null))))
            {
                sums[tags] = sum + (temporality == MetricReaderTemporalityPreference.Delta ? sums.GetValueOrDefault(tags) : 0);
            }
        }
    }

    [Fact]
    public void Every_synchronous_instrument_is_supported_and_no_observable_one()
    {
        var plain = new CopyingExporter();
        using var provider = Build(MetricReaderTemporalityPreference.Delta, "none", plain, new CopyingExporter());
        new RecordedInstruments(_meter).Record(new Random(1), measurements: 1, from: 0, combinations: 1);
        _meter.CreateObservableCounter("observed", static () => 1L);
        provider.ForceFlush();

        Assert.Equal(8, plain.Metrics.Count);
        Assert.All(plain.Metrics, static m => Assert.Equal(m.Name != "observed", PointHook.TryAdd(m)));
    }

    private static void Count(Counter<long> counter, int thread)
    {
        for (var i = 0; i < 200_000; i++)
        {
            counter.Add(1, new("thread", thread), new("part", (i / 1000) % 40));
        }
    }

    private MeterProvider Build(MetricReaderTemporalityPreference temporality, string view, params CopyingExporter[] exporters)
    {
        var builder = Sdk.CreateMeterProviderBuilder().AddMeter(_meter.Name);
        builder.SetExemplarFilter(view == HasExemplars ? ExemplarFilterType.AlwaysOn : ExemplarFilterType.AlwaysOff);
        builder.AddView("*", new MetricStreamConfiguration
        {
            CardinalityLimit = Limit,
            TagKeys = view == "selects" ? ["a", "b"] : null,
            ExcludedTagKeys = view == "excludes" ? ["c"] : null,
        });
        foreach (var exporter in exporters)
        {
            builder.AddReader(new BaseExportingMetricReader(exporter) { TemporalityPreference = temporality });
        }

        return builder.Build();
    }
}
