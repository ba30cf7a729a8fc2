using CsCheck;
using Judges;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf.Values;

/// <summary>The values that CloudWatch gets for each kind of instrument.</summary>
public sealed class SeriesValueTests
{
    [JudgedTheory]
    [InlineData(0.5, 0.05)]
    [InlineData(1, 0.05)]
    [InlineData(1.5, 0.10)]
    [InlineData(2, 0.10)]
    public async Task Percentiles_of_log_normal_latencies_are_within_tolerance(double sigma, double tolerance)
    {
        var host = await EmfHost.StartAsync();
        var histogram = host.Meter.CreateHistogram<double>("latency", "s");
        var random = new Random(7);
        var truth = Enumerable.Range(0, 100_000).Select(_ => Math.Exp(sigma * Normal(random)) * 0.05).ToArray();
        foreach (var value in truth)
        {
            histogram.Record(value);
        }

        var read = (await EmfHost.StopAsync(host))["latency"];

        Array.Sort(truth);
        Assert.Equal(truth.Length, read.Count);
        Assert.Equal(truth.Sum(), read.Sum, truth.Sum() * 1e-9);
        Assert.All((double[])[0.5, 0.9, 0.99], p => Assert.InRange(read.Percentile(p), truth[(int)(p * truth.Length)] * (1 - tolerance), truth[(int)(p * truth.Length)] * (1 + tolerance)));
    }

    [JudgedFact]
    public async Task Data_points_with_equal_dimensions_are_combined_by_instrument_kind()
    {
        var host = await EmfHost.StartAsync(new("Observability:Metrics:Dimensions:temperature", "room"), new("Observability:Metrics:Dimensions:took", "kind"));
        var gauge = host.Meter.CreateGauge<double>("temperature");
        gauge.Record(20, new("room", "a"), new("sensor", 1));
        gauge.Record(30, new("room", "a"), new("sensor", 2));
        gauge.Record(5, new("room", "b"), new("sensor", 3));
        var level = host.Meter.CreateUpDownCounter<int>("open");
        level.Add(3, new KeyValuePair<string, object?>("pool", "x"));
        level.Add(4, new KeyValuePair<string, object?>("pool", "y"));
        var took = host.Meter.CreateHistogram<double>("took");
        took.Record(0.001, new("kind", "k"), new("other", 1));
        took.Record(1000, new("kind", "k"), new("other", 2));

        var read = await EmfHost.StopAsync(host);

        Assert.Equal((3, 55, 5, 30), (read["temperature"].Count, read["temperature"].Sum, read["temperature"].Min, read["temperature"].Max));
        Assert.Equal((2, 50, 20, 30), (read["temperature{room=a}"].Count, read["temperature{room=a}"].Sum, read["temperature{room=a}"].Min, read["temperature{room=a}"].Max));
        Assert.Equal([5.0], read["temperature{room=b}"].Written);
        Assert.Equal([7.0], read["open"].Written);
        Assert.Equal((2, 1000.001, 0.001, 1000), (read["took{kind=k}"].Count, read["took{kind=k}"].Sum, read["took{kind=k}"].Min, read["took{kind=k}"].Max));
    }

    [JudgedFact]
    public async Task A_level_is_written_once_per_interval_and_not_again_by_the_flush_at_shutdown()
    {
        var host = await EmfHost.StartAsync(new KeyValuePair<string, string?>("OTEL_METRIC_EXPORT_INTERVAL", "60000"));
        host.Meter.CreateObservableGauge("level", static () => 5);
        var counter = host.Meter.CreateCounter<int>("count");
        counter.Add(1);
        host.Services.GetRequiredService<MeterProvider>().ForceFlush();
        counter.Add(2);

        var read = await EmfHost.StopAsync(host);

        Assert.Equal([5.0], read["level"].Written);
        Assert.Equal([1.0, 2.0], read["count"].Written);
    }

    [JudgedFact]
    public async Task Runtime_counters_that_can_decrease_are_levels()
    {
        var host = await WorkerHost.StartAsync([new("OTEL_METRICS_EXPORTER", "awsemf"), new("OTEL_LOGS_EXPORTER", "none"), new("OTEL_METRIC_EXPORT_INTERVAL", "60000")]);
        var provider = host.Services.GetRequiredService<MeterProvider>();
        for (var i = 0; i < 5; i++)
        {
            provider.ForceFlush();
        }

        var read = await EmfHost.StopAsync(host);

        Assert.All(read["dotnet.thread_pool.thread.count"].Written, static v => Assert.InRange(v, 1, 1000));
        Assert.All(read["dotnet.thread_pool.queue.length"].Written, static v => Assert.InRange(v, 0, 100_000));
    }

    [JudgedFact]
    public async Task Values_that_CloudWatch_cannot_store_do_not_affect_other_metrics()
    {
        var host = await EmfHost.StartAsync();
        host.Meter.CreateCounter<double>("bad").Add(double.NaN);
        host.Meter.CreateGauge<double>("worse").Record(double.PositiveInfinity);
        host.Meter.CreateCounter<double>("good").Add(1.5);

        var read = await EmfHost.StopAsync(host);

        Assert.DoesNotContain("bad", read.Series.Keys);
        Assert.DoesNotContain("worse", read.Series.Keys);
        Assert.Equal(1.5, read["good"].Sum);
    }

    [JudgedFact]
    public async Task Only_the_values_that_CloudWatch_cannot_store_are_dropped_from_a_histogram()
    {
        var host = await EmfHost.StartAsync();
        var histogram = host.Meter.CreateHistogram<double>("mixed");
        foreach (var value in (double[])[1, 2, double.NaN, double.PositiveInfinity, 3])
        {
            histogram.Record(value);
        }

        var read = await EmfHost.StopAsync(host);

        Assert.Equal(3, read["mixed"].Count);
        Assert.InRange(read["mixed"].Sum, 5.9, 6.1);
        Assert.InRange(read["mixed"].Max, 2.9, 3.1);
        Assert.Equal(2, host.Counts.Emf.Lost);
    }

    [JudgedFact]
    public async Task A_view_with_explicit_buckets_keeps_them()
    {
        var host = await WorkerHost.StartAsync([.. EmfHost.Settings, new("OTEL_LOGS_EXPORTER", "none")], static b =>
        {
            b.AddStandardObservability();
            b.Services.ConfigureOpenTelemetryMeterProvider(static m => m.AddView("mine", new ExplicitBucketHistogramConfiguration { Boundaries = [10, 20] }));
        });
        var histogram = host.Meter.CreateHistogram<double>("mine");
        foreach (var value in (double[])[1, 9, 15, 15, 100])
        {
            histogram.Record(value);
        }

        await host.DisposeAsync();
        var value2 = EmfHost.Documents(host).Single(static d => d.TryGetProperty("mine", out _)).GetProperty("mine");

        Assert.Equal("""{"Max":100,"Min":1,"Count":5,"Sum":140,"Values":[5.5,15,60],"Counts":[2,2,1]}""", value2.GetRawText());
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
