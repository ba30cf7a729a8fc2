using Judges;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf;

/// <summary>Which series get a place within the limits, and when they give it up.</summary>
public sealed class SeriesPlacesTests
{
    private const string Billable = "observability.emf.billable_metrics";
    private const string Duration = "http.server.request.duration";
    private const string Overflow = $"{Duration}{{http.route=(overflow),http.response.status_class=(overflow)}}";

    [JudgedFact]
    public async Task Series_without_data_for_an_hour_give_their_places_back()
    {
        using var emf = new EmfIntervals(static o =>
        {
            o.Dimensions["orders"] = "sku";
            o.MaxSeriesPerInstrument = 10;
        });
        var orders = emf.Meter.CreateCounter<int>("orders");
        var took = emf.Meter.CreateHistogram<int>("took");
        took.Record(1);
        for (var i = 0; i < 10; i++)
        {
            orders.Add(1, new KeyValuePair<string, object?>("sku", $"old{i}"));
        }

        var first = await emf.EndIntervalAsync();
        orders.Add(1, new KeyValuePair<string, object?>("sku", "too many"));
        var full = await emf.EndIntervalAsync();
        var later = await emf.EndIntervalsAsync(TimeSpan.FromMinutes(90));
        orders.Add(1, new KeyValuePair<string, object?>("sku", "new"));
        var last = await emf.EndIntervalAsync();

        Assert.Equal([13.0], first[Billable].Written);
        Assert.Equal(1, full["orders{sku=(overflow)}"].Sum);
        Assert.Equal([1.0], later[Billable].Written);
        Assert.Equal([1.0], last["orders{sku=new}"].Written);
        Assert.Equal([1.0], last["orders"].Written);
    }

    [JudgedFact]
    public async Task A_level_keeps_its_place_while_its_instrument_exists()
    {
        using var emf = new EmfIntervals(static o => o.Dimensions["depth"] = "queue");
        emf.Meter.CreateGauge<int>("depth").Record(5, new KeyValuePair<string, object?>("queue", "a"));

        var read = await emf.EndIntervalsAsync(TimeSpan.FromHours(5));

        Assert.Equal([5.0], read["depth{queue=a}"].Written);
    }

    [JudgedFact]
    public async Task A_level_that_is_not_recorded_for_an_hour_gives_way_when_the_limit_is_reached_and_counts_as_lost()
    {
        using var emf = new EmfIntervals(static o =>
        {
            o.Dimensions["depth"] = "queue";
            o.MaxSeriesPerInstrument = 2;
        });
        var gauge = emf.Meter.CreateGauge<int>("depth");
        gauge.Record(1, new KeyValuePair<string, object?>("queue", "old"));
        await emf.EndIntervalsAsync(TimeSpan.FromHours(2));
        gauge.Record(2, new KeyValuePair<string, object?>("queue", "a"));
        gauge.Record(3, new KeyValuePair<string, object?>("queue", "b"));

        await emf.EndIntervalAsync();
        var read = await emf.EndIntervalAsync();

        Assert.Equal([2.0], read["depth{queue=a}"].Written);
        Assert.Equal([3.0], read["depth{queue=b}"].Written);
        Assert.DoesNotContain("depth{queue=old}", read.Series.Keys);
        Assert.Equal((2, 5), (read["depth"].Count, read["depth"].Sum));
        Assert.Equal(1, emf.Counts.Emf.Lost);
        Assert.Equal(304, Assert.Single(emf.Warnings).Id);
    }

    [JudgedFact]
    public async Task Failed_requests_get_the_places_of_successful_ones_and_totals_stay_exact()
    {
        using var emf = new EmfIntervals(static o =>
        {
            o.Dimensions["http.server.request.duration"] = "http.route,http.response.status_class";
            o.MaxSeriesPerInstrument = 5;
        });
        var duration = emf.Meter.CreateHistogram<double>("http.server.request.duration", "s");
        for (var i = 0; i < 8; i++)
        {
            duration.Record(0.1, new("http.route", $"/{i}"), new("http.response.status_code", 200));
        }

        var before = await emf.EndIntervalAsync();
        for (var i = 0; i < 8; i++)
        {
            duration.Record(0.1, new("http.route", $"/{i}"), new("http.response.status_code", 200));
            duration.Record(0.1, new("http.route", $"/{i}"), new("http.response.status_code", 503));
        }

        await emf.EndIntervalAsync();
        for (var i = 0; i < 8; i++)
        {
            duration.Record(0.1, new("http.route", $"/{i}"), new("http.response.status_code", 200));
            duration.Record(0.1, new("http.route", $"/{i}"), new("http.response.status_code", 503));
        }

        var after = await emf.EndIntervalAsync();

        // Three of eight had no place before; eight successful and three failed requests have none now.
        Assert.Equal((8, 8, 3), (before[Duration].Count, Details(before).Sum(static s => s.Value.Count), before[Overflow].Count));
        Assert.Equal((16, 16, 11), (after[Duration].Count, Details(after).Sum(static s => s.Value.Count), after[Overflow].Count));
        Assert.Equal(5, Details(after).Count(static s => s.Key.Contains("status_class=5xx", StringComparison.Ordinal)));
        Assert.DoesNotContain(Details(after), static s => s.Key.Contains("status_class=2xx", StringComparison.Ordinal));
        Assert.Equal([8.0], after["http.server.request.faults"].Written);
    }

    [JudgedFact]
    public async Task An_empty_list_of_dimensions_in_configuration_leaves_only_the_roll_up()
    {
        var host = await EmfHost.StartAsync(new KeyValuePair<string, string?>("Observability:Metrics:Dimensions:http.server.request.duration", string.Empty));
        host.Meter.CreateHistogram<double>("http.server.request.duration", "s").Record(0.1, new KeyValuePair<string, object?>("http.route", "/"));

        var read = await EmfHost.StopAsync(host);

        Assert.Equal(1, read["http.server.request.duration"].Count);
        Assert.DoesNotContain(read.Series.Keys, static k => k.Contains('{', StringComparison.Ordinal));
    }

    [JudgedTheory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(":::")]
    public async Task An_unusable_namespace_is_replaced_by_the_default(string name)
    {
        using var emf = new EmfIntervals(o => o.Namespace = name);
        emf.Meter.CreateCounter<int>("orders").Add(1);

        await emf.EndIntervalAsync();

        Assert.All(emf.Lines, static l => Assert.Contains("\"Namespace\":\"StandardObservability\"", l, StringComparison.Ordinal));
    }

    [JudgedFact]
    public async Task The_counter_of_faults_is_written_in_idle_intervals()
    {
        using var emf = new EmfIntervals();
        emf.Meter.CreateHistogram<double>("http.server.request.duration", "s").Record(0.1, new KeyValuePair<string, object?>("http.response.status_code", 200));
        await emf.EndIntervalAsync();

        Assert.Equal([0.0], (await emf.EndIntervalAsync())["http.server.request.faults"].Written);
    }

    [JudgedFact]
    public async Task The_limit_of_all_series_names_the_metric_with_most_of_them()
    {
        using var emf = new EmfIntervals(static o =>
        {
            (o.Dimensions["wide"], o.Dimensions["late"]) = ("id", "kind");
            (o.MaxSeries, o.MaxSeriesPerInstrument) = (10, 50);
        });
        var wide = emf.Meter.CreateCounter<int>("wide");
        for (var i = 0; i < 9; i++)
        {
            wide.Add(1, new KeyValuePair<string, object?>("id", i));
        }

        await emf.EndIntervalAsync();
        emf.Meter.CreateCounter<int>("late").Add(1, new KeyValuePair<string, object?>("kind", "k1"));
        await emf.EndIntervalAsync();

        var (id, message) = Assert.Single(emf.Warnings);
        Assert.Equal(303, id);
        Assert.Contains("Metric late gets no further series, because the limit of 10 series of all metrics is reached. Values of its attribute kind so far: 1, for example k1. Metric wide has most series: 10.", message, StringComparison.Ordinal);
    }

    [JudgedFact]
    public async Task A_dimension_named_like_its_metric_gets_a_prefix()
    {
        using var emf = new EmfIntervals(static o => o.Dimensions["queue"] = "queue");
        emf.Meter.CreateCounter<int>("queue").Add(2, new KeyValuePair<string, object?>("queue", "a"));

        var read = await emf.EndIntervalAsync();

        Assert.Equal([2.0], read["queue"].Written);
        Assert.Equal([2.0], read["queue{attributes.queue=a}"].Written);
    }

    [JudgedFact]
    public async Task A_sum_beyond_what_CloudWatch_stores_is_lost_and_others_are_written()
    {
        using var emf = new EmfIntervals(static o => o.Dimensions["huge"] = "part");
        var huge = emf.Meter.CreateCounter<double>("huge");
        var values = emf.Meter.CreateHistogram<double>("values");
        var gauge = emf.Meter.CreateGauge<double>("level");
        foreach (var part in (string[])["a", "b"])
        {
            huge.Add(Math.Pow(2, 360), new KeyValuePair<string, object?>("part", part));
            values.Record(Math.Pow(2, 360));
            gauge.Record(Math.Pow(2, 360), new KeyValuePair<string, object?>("part", part));
        }

        emf.Meter.CreateCounter<int>("small").Add(1);

        var read = await emf.EndIntervalAsync();

        Assert.Equal([1.0], read["small"].Written);
        Assert.Equal([Math.Pow(2, 360)], read["huge{part=a}"].Written);
        Assert.DoesNotContain(read.Series.Keys, static k => k is "huge" or "values" or "level");
        Assert.Equal(3, emf.Counts.Emf.Lost);
    }

    [JudgedFact]
    public async Task An_attribute_that_throws_costs_its_own_value_only()
    {
        using var emf = new EmfIntervals(static o => (o.Dimensions["orders"], o.Dimensions["depth"], o.Dimensions["took"]) = ("sku", "sku", "sku"));
        var orders = emf.Meter.CreateCounter<int>("orders");
        var depth = emf.Meter.CreateGauge<int>("depth");
        var took = emf.Meter.CreateHistogram<int>("took");
        foreach (var sku in (object[])["a", new Throwing(), "b"])
        {
            orders.Add(1, new KeyValuePair<string, object?>("sku", sku));
            depth.Record(1, new KeyValuePair<string, object?>("sku", sku));
            took.Record(1, new KeyValuePair<string, object?>("sku", sku));
            took.Record(1, new KeyValuePair<string, object?>("sku", sku));
        }

        var read = await emf.EndIntervalAsync();

        Assert.Equal((2, 2, 4), (read["orders"].Sum, read["depth"].Count, read["took"].Count));
        Assert.Equal(1, read["orders{sku=a}"].Sum);
        Assert.Equal(1, read["depth{sku=b}"].Sum);
        Assert.Equal(4, emf.Counts.Emf.Lost);
    }

    private static IEnumerable<KeyValuePair<string, CloudWatchReader.Statistics>> Details(CloudWatchReader read)
        => read.Series.Where(static s => s.Key.StartsWith(Duration + "{", StringComparison.Ordinal));

    private sealed class Throwing
    {
        public override string ToString() => throw new InvalidOperationException("hostile");
    }
}
