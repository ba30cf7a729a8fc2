using System.Diagnostics.Metrics;
using Judges;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf;

/// <summary>Gauges and up-down counters: CloudWatch holds the last known values of each interval until the instrument is gone.</summary>
public sealed class LevelTests
{
    [JudgedFact]
    public async Task A_gauge_that_was_recorded_once_is_written_in_each_interval()
    {
        using var emf = new EmfIntervals();
        emf.Meter.CreateGauge<double>("temperature").Record(21.5);

        for (var interval = 0; interval < 6; interval++)
        {
            Assert.Equal([21.5], (await emf.EndIntervalAsync())["temperature"].Written);
        }
    }

    [JudgedFact]
    public async Task A_gauge_that_was_recorded_after_the_end_of_an_interval_is_written_by_the_stop()
    {
        using var emf = new EmfIntervals();
        var gauge = emf.Meter.CreateGauge<int>("queue.depth");
        gauge.Record(1);
        await emf.EndIntervalAsync();
        gauge.Record(7);

        Assert.Equal([7.0], (await emf.StopAsync())["queue.depth"].Written);
    }

    [JudgedFact]
    public async Task Each_flush_writes_what_has_changed_and_nothing_else()
    {
        using var emf = new EmfIntervals();
        var gauge = emf.Meter.CreateGauge<int>("depth");
        var level = emf.Meter.CreateUpDownCounter<long>("open");
        gauge.Record(1);
        level.Add(5);
        await emf.FlushAsync();

        gauge.Record(2);
        Assert.Equal(["depth"], Written(await emf.FlushAsync()));
        level.Add(-2);
        var second = await emf.FlushAsync();
        gauge.Record(2);

        Assert.Equal(["open"], Written(second));
        Assert.Equal([3.0], second["open"].Written);
        Assert.Empty(Written(await emf.FlushAsync()));
    }

    [JudgedFact]
    public async Task A_value_that_was_recorded_again_is_combined_with_the_last_values_of_the_others()
    {
        using var emf = new EmfIntervals(static o => o.Dimensions["depth"] = "queue");
        var gauge = emf.Meter.CreateGauge<int>("depth");
        gauge.Record(10, new KeyValuePair<string, object?>("queue", "a"));
        gauge.Record(1000, new KeyValuePair<string, object?>("queue", "b"));
        await emf.EndIntervalAsync();
        gauge.Record(11, new KeyValuePair<string, object?>("queue", "a"));

        var flushed = await emf.FlushAsync();
        var interval = await emf.EndIntervalAsync();

        Assert.Equal((2, 1011, 11, 1000), (flushed["depth"].Count, flushed["depth"].Sum, flushed["depth"].Min, flushed["depth"].Max));
        Assert.Equal([11.0], flushed["depth{queue=a}"].Written);
        Assert.DoesNotContain("depth{queue=b}", flushed.Series.Keys);
        Assert.Equal((2, 1011, 11, 1000), (interval["depth"].Count, interval["depth"].Sum, interval["depth"].Min, interval["depth"].Max));
        Assert.Equal([1000.0], interval["depth{queue=b}"].Written);
    }

    [JudgedFact]
    public async Task An_observable_level_ends_when_its_callback_no_longer_reports_it()
    {
        using var emf = new EmfIntervals(static o => o.Dimensions["depth"] = "queue");
        List<Measurement<int>> values = [new(1, new KeyValuePair<string, object?>("queue", "a")), new(2, new KeyValuePair<string, object?>("queue", "b"))];
        emf.Meter.CreateObservableGauge("depth", () => values.ToArray());
        var both = await emf.EndIntervalAsync();
        values.RemoveAt(1);
        var one = await emf.EndIntervalAsync();
        values.Clear();
        var none = await emf.EndIntervalAsync();

        Assert.Equal(3, both["depth"].Sum);
        Assert.Equal([1.0], one["depth"].Written);
        Assert.DoesNotContain("depth{queue=b}", one.Series.Keys);
        Assert.DoesNotContain("depth", none.Series.Keys);
    }

    [JudgedFact]
    public async Task A_level_ends_when_its_meter_is_disposed_after_its_last_change_was_written()
    {
        using var emf = new EmfIntervals();
        var meter = new Meter(emf.Name + ".short");
        var gauge = meter.CreateGauge<int>("depth");
        gauge.Record(1);
        await emf.EndIntervalAsync();
        gauge.Record(2);
        meter.Dispose();

        Assert.Equal([2.0], (await emf.EndIntervalAsync())["depth"].Written);
        Assert.DoesNotContain("depth", (await emf.EndIntervalAsync()).Series.Keys);
    }

    [JudgedFact]
    public async Task The_same_instrument_in_two_meters_adds_up()
    {
        using var emf = new EmfIntervals(static o => o.Dimensions["open"] = "pool");
        using var second = new Meter(emf.Name + ".second");
        KeyValuePair<string, object?> pool = new("pool", "x");
        emf.Meter.CreateUpDownCounter<int>("open").Add(3, pool);
        second.CreateUpDownCounter<int>("open").Add(4, pool);
        emf.Meter.CreateCounter<int>("done").Add(1);
        second.CreateCounter<int>("done").Add(2);
        emf.Meter.CreateGauge<int>("depth").Record(5);
        second.CreateGauge<int>("depth").Record(7);
        emf.Meter.CreateHistogram<int>("took").Record(1);
        second.CreateHistogram<int>("took").Record(2);

        var read = await emf.EndIntervalAsync();

        Assert.Equal([7.0], read["open"].Written);
        Assert.Equal([7.0], read["open{pool=x}"].Written);
        Assert.Equal([3.0], read["done"].Written);
        Assert.Equal((2, 12), (read["depth"].Count, read["depth"].Sum));
        Assert.Equal((2, 3), (read["took"].Count, read["took"].Sum));
        Assert.Equal([6.0], read["observability.emf.billable_metrics"].Written);
    }

    [JudgedFact]
    public async Task Instruments_of_one_name_that_measure_different_things_are_kept_apart()
    {
        using var emf = new EmfIntervals();
        using var second = new Meter(emf.Name + ".second");
        emf.Meter.CreateCounter<int>("work").Add(1);
        second.CreateHistogram<int>("work").Record(10);
        second.CreateCounter<int>("size", "By").Add(5);
        emf.Meter.CreateCounter<int>("size", "s").Add(6);

        var read = await emf.EndIntervalAsync();

        Assert.Equal((2, 11, 1, 10), (read["work"].Count, read["work"].Sum, read["work"].Min, read["work"].Max));
        Assert.Equal(11, read["size"].Sum);
    }

    [JudgedFact]
    public async Task The_order_of_attributes_and_new_arrays_with_the_same_elements_do_not_repeat_a_value()
    {
        using var emf = new EmfIntervals(static o => o.Dimensions["depth"] = "shards");
        var gauge = emf.Meter.CreateGauge<int>("depth");
        gauge.Record(1, new("shards", new[] { 1, 2 }), new("zone", "a"));
        await emf.EndIntervalAsync();
        gauge.Record(5, new("zone", "a"), new("shards", new[] { 1, 2 }));

        var read = await emf.EndIntervalAsync();

        Assert.Equal([5.0], read["depth"].Written);
        Assert.Equal([5.0], read["depth{shards=[1,2]}"].Written);
    }

    [JudgedFact]
    public async Task A_level_that_becomes_a_value_that_cannot_be_stored_is_lost_and_no_longer_written()
    {
        using var emf = new EmfIntervals();
        var gauge = emf.Meter.CreateGauge<double>("depth");
        gauge.Record(1);
        await emf.EndIntervalAsync();
        gauge.Record(double.NaN);

        Assert.DoesNotContain("depth", (await emf.EndIntervalAsync()).Series.Keys);
        Assert.Equal(1, emf.Counts.Emf.Lost);
    }

    [JudgedFact]
    public async Task Whole_numbers_are_exact()
    {
        using var emf = new EmfIntervals();
        emf.Meter.CreateUpDownCounter<long>("big").Add(9_007_199_254_740_993);
        emf.Meter.CreateUpDownCounter<double>("real").Add(0.1);

        var read = await emf.EndIntervalAsync();

        Assert.Equal([9_007_199_254_740_992.0], read["big"].Written);
        Assert.Equal([0.1], read["real"].Written);
    }

    [JudgedFact]
    public async Task More_values_than_are_kept_lose_the_oldest_with_one_warning()
    {
        using var emf = new EmfIntervals();
        var gauge = emf.Meter.CreateGauge<int>("depth");
        for (var i = 0; i < 1_500; i++)
        {
            gauge.Record(1, new KeyValuePair<string, object?>("user", i));
        }

        // OpenTelemetry takes back the places of values that were not recorded in an interval.
        await emf.EndIntervalAsync();
        await emf.EndIntervalAsync();
        for (var i = 1_500; i < 3_000; i++)
        {
            gauge.Record(1, new KeyValuePair<string, object?>("user", i));
        }

        var read = await emf.EndIntervalAsync();

        Assert.Equal(2_000, read["depth"].Count);
        Assert.Equal(1_000, emf.Counts.Emf.Lost);
        Assert.Equal(304, Assert.Single(emf.Warnings).Id);
    }

    private static List<string> Written(CloudWatchReader read) => [.. read.Series.Keys.Where(static k => !k.StartsWith("observability.", StringComparison.Ordinal))];
}
