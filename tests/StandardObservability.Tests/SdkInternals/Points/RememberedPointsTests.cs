using System.Diagnostics.Metrics;
using System.Reflection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.SdkInternals.Points;
using Xunit;

namespace StandardObservability.Tests.SdkInternals.Points;

/// <summary>How often OpenTelemetry searches, and that what is recorded directly arrives in its export.</summary>
public sealed class RememberedPointsTests : IDisposable
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;
    private static readonly KeyValuePair<string, object?>[] Tags = [new("route", "/orders"), new("method", "GET")];

    private readonly Meter _meter = new($"{nameof(RememberedPointsTests)}.{Guid.NewGuid()}");
    private readonly CopyingExporter _exporter = new();
    private readonly MeterProvider _provider;
    private readonly Metric _metric;
    private int _searches;

    public RememberedPointsTests()
    {
        _provider = Sdk.CreateMeterProviderBuilder().AddMeter(_meter.Name)
            .AddReader(new BaseExportingMetricReader(_exporter) { TemporalityPreference = MetricReaderTemporalityPreference.Delta })
            .Build();
        _meter.CreateCounter<long>("done").Add(1);
        _provider.ForceFlush();
        _metric = Assert.Single(_exporter.Metrics);
    }

    public void Dispose()
    {
        _provider.Dispose();
        _exporter.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public void Tags_are_searched_once_and_each_measurement_is_exported()
    {
        var points = Create();

        Assert.All(Enumerable.Range(0, 100), _ => points.Record(2L, Tags));

        Assert.Equal(1, _searches);
        Assert.Equal("method=GET,route=/orders 200", Assert.Single(Export()));
    }

    [Fact]
    public void A_point_that_OpenTelemetry_gave_to_other_tags_is_not_used()
    {
        var points = Create();
        points.Record(1L, Tags);
        Export();

        // Two exports without a measurement take the point away, and the limit of two points makes it the next one of other tags.
        Assert.Empty(Export());
        Assert.Empty(Export());
        for (var other = 0; other < 2000; other++)
        {
            points.Record(1L, [new("other", other)]);
        }

        points.Record(5L, Tags);

        Assert.Equal(2002, _searches);
        var exported = Export();
        Assert.Equal(2001, exported.Count);
        Assert.Contains("otel.metric.overflow=True 5", exported);
    }

    [Fact]
    public void A_point_that_was_taken_away_is_searched_again()
    {
        var points = Create();
        points.Record(1L, Tags);
        Export();
        Export();
        Export();

        Assert.All(Enumerable.Range(0, 10), _ => points.Record(3L, Tags));

        Assert.Equal(2, _searches);
        Assert.Equal("method=GET,route=/orders 30", Assert.Single(Export()));
    }

    [Fact]
    public void A_thousand_combinations_are_remembered_after_a_while()
    {
        var points = Create();
        for (var round = 0; round < 300; round++)
        {
            RecordThousand(points);
        }

        _searches = 0;
        RecordThousand(points);

        Assert.InRange(_searches, 0, 700);
        Assert.Equal(1000, Export().Count(static p => p.EndsWith(" 301", StringComparison.Ordinal)));
    }

    [Fact]
    public void Measurements_beyond_the_limit_allocate_nothing()
    {
        var points = Create();
        for (var other = 0; other < 2000; other++)
        {
            points.Record(1L, [new("other", other)]);
        }

        points.Record(1L, Tags);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++)
        {
            points.Record(1L, Tags);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1000);
        Assert.Contains("otel.metric.overflow=True 1001", Export());
    }

    private static void RecordThousand(RememberedPoints points)
    {
        for (var route = 0; route < 1000; route++)
        {
            points.Record(1L, [new("route", $"/orders/{route}")]);
        }
    }

    private RememberedPoints Create()
    {
        var store = typeof(Metric).GetField("AggregatorStore", Members)!.GetValue(_metric)!;
        return new RememberedPoints(store, Search, (MetricPoint[])store.GetType().GetField("metricPoints", Members)!.GetValue(store)!, reusesPoints: true);
    }

    private int Search(object store, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        _searches++;
        return PointStore.Find(store, tags);
    }

    private List<string> Export()
    {
        _provider.ForceFlush();
        return _exporter.Take();
    }
}
