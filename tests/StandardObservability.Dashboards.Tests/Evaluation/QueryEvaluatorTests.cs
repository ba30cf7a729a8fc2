using CsCheck;
using StandardObservability.Dashboards.Evaluation;
using StandardObservability.Dashboards.Evaluation.Samples;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Evaluation;

/// <summary>Values of queries over known measurements.</summary>
public sealed class QueryEvaluatorTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);
    private static readonly Signal Orders = new("orders", InstrumentKind.Counter, "{order}", "sku", "outcome");
    private static readonly Signal Took = new("took", InstrumentKind.Histogram, "s", "route", "status");
    private static readonly Signal Failed = new("failed", InstrumentKind.Counter, "{call}")
    {
        RollUp = new(Took, new AttributeFilter("status", "500"), new AttributeFilter("status", null)),
    };

    private static readonly Signal Depth = new("depth", InstrumentKind.UpDownCounter, "{item}", "queue");

    private readonly SampleStore _samples;
    private readonly QueryEvaluator _queries;

    public QueryEvaluatorTests()
    {
        Query[] queries =
        [
            .. Orders.Attributes.Select(static a => Query.Rate(Orders) with { By = a }),
            .. Took.Attributes.Select(static a => Query.Rate(Took) with { By = a }),
            Query.Rate(Failed),
            Query.Level(Depth, LevelAggregation.Average) with { By = "queue" },
        ];
        var widgets = queries.Select(static q => Widget.Chart("one", q));
        _samples = new SampleStore(new ServiceModel("shop").With(new Section("All", "All.", [.. widgets])));
        _queries = new QueryEvaluator(_samples);
    }

    [Fact]
    public void A_rate_adds_up_a_counter_filters_it_and_splits_it()
    {
        Add("orders", 0, 3, ("sku", "a"), ("outcome", "placed"));
        Add("orders", 30, 4, ("sku", "b"), ("outcome", "placed"));
        Add("orders", 59, 5, ("sku", "b"), ("outcome", "rejected"));
        Add("orders", 60, 100, ("sku", "b"), ("outcome", "rejected"));

        Assert.Equal(12 / 60.0, Evaluate(Query.Rate(Orders)));
        Assert.Equal(7 / 60.0, Evaluate(Query.Rate(Orders) with { Filters = [new("outcome", "placed")] }));
        Assert.Equal([("b", 9 / 60.0), ("a", 3 / 60.0)], _queries.Split(Query.Rate(Orders) with { By = "sku" }, Start, Start.AddMinutes(1)));
        Assert.Equal([("b", 4 / 60.0), ("a", 3 / 60.0)], _queries.Split(Query.Rate(Orders) with { By = "sku", Filters = [new("outcome", "placed")] }, Start, Start.AddMinutes(1)));
    }

    [Fact]
    public void A_counter_that_was_never_seen_has_no_rate_and_one_that_did_not_grow_has_0()
    {
        Assert.Null(Evaluate(Query.Rate(Orders)));
        Add("orders", 0, 1, ("sku", "a"));

        Assert.Equal(0, _queries.Evaluate(Query.Rate(Orders), Start.AddMinutes(5), Start.AddMinutes(6)));
    }

    [Fact]
    public void A_roll_up_counts_what_passes_one_of_its_filters()
    {
        Add("took", 0, 1, ("status", "200"));
        Add("took", 0, 1, ("status", "500"));
        Add("took", 0, 1, ("route", "/"));

        Assert.Equal(2 / 60.0, Evaluate(Query.Rate(Failed)));
        Assert.Equal(2 / 3.0, Evaluate(Query.Ratio(Query.Rate(Failed), Query.Rate(Took))));
    }

    [Fact]
    public void A_ratio_has_no_value_without_a_denominator_and_0_without_a_numerator()
    {
        Assert.Null(Evaluate(Query.Ratio(Query.Rate(Failed), Query.Rate(Took))));
        Add("took", 0, 1, ("status", "200"));
        Assert.Equal(0, Evaluate(Query.Ratio(Query.Rate(Orders), Query.Rate(Took))));
        Assert.Null(_queries.Evaluate(Query.Ratio(Query.Rate(Orders), Query.Rate(Took)), Start.AddHours(1), Start.AddHours(2)));
    }

    [Fact]
    public void Levels_with_different_attributes_add_up_at_each_time_and_are_combined_over_time()
    {
        Add("depth", 0, 10, ("queue", "a"));
        Add("depth", 0, 1, ("queue", "b"));
        Add("depth", 1, 20, ("queue", "a"));
        Add("depth", 1, 3, ("queue", "b"));

        Assert.Equal(11, Evaluate(Query.Level(Depth, LevelAggregation.Minimum)));
        Assert.Equal(23, Evaluate(Query.Level(Depth, LevelAggregation.Maximum)));
        Assert.Equal(17, Evaluate(Query.Level(Depth, LevelAggregation.Average)));
        Assert.Equal(3, Evaluate(Query.Level(Depth, LevelAggregation.Maximum) with { Filters = [new("queue", "b")] }));
    }

    [Fact]
    public void A_change_compares_a_period_with_the_one_before()
    {
        var change = Query.Change(Query.Level(Depth, LevelAggregation.Maximum));
        Add("depth", 0, 10);
        Assert.Null(Evaluate(change));
        Add("depth", 60, 7);

        Assert.Equal(-3, _queries.Evaluate(change, Start.AddMinutes(1), Start.AddMinutes(2)));
    }

    [Fact]
    public void Quantiles_and_shares_are_within_the_width_of_a_bucket()
        => Gen.Double[1e-6, 1e6].Array[1, 300].Sample(static values =>
        {
            var samples = new QueryEvaluatorTests();
            foreach (var value in values)
            {
                samples.Add("took", 5, value);
            }

            Array.Sort(values);
            foreach (var rank in (double[])[0.5, 0.9, 0.99])
            {
                var exact = values[(int)Math.Ceiling(rank * values.Length) - 1];
                Assert.InRange(samples.Evaluate(Query.Quantile(Took, rank))!.Value, exact / 1.03, exact * 1.03);
            }

            var (low, high) = (Share(values, 10 / 1.03), Share(values, 10 * 1.03));
            Assert.InRange(samples.Evaluate(Query.ShareWithin(Took, 10))!.Value, low, high);
            Assert.Equal(1, samples.Evaluate(Query.ShareWithin(Took, 10))!.Value + samples.Evaluate(new ShareAboveQuery(Took, 10))!.Value, 9);
        });

    [Fact]
    public void Combinations_of_attributes_beyond_the_limit_are_one_series_and_totals_stay_exact()
    {
        for (var i = 0; i < 1_000; i++)
        {
            Add("orders", i % 60, 1, ("sku", $"s{i}"));
        }

        Assert.Equal(1_000 / 60.0, Evaluate(Query.Rate(Orders)));
        Assert.InRange(_queries.Split(Query.Rate(Orders) with { By = "sku" }, Start, Start.AddMinutes(1)).Count, SampleStore.MaxSeries - 1, SampleStore.MaxSeries);
    }

    [Fact]
    public void Measurements_of_other_instruments_are_not_kept()
    {
        Assert.True(_samples.Keeps("orders"));
        Assert.False(_samples.Keeps("something.else"));
        Add("something.else", 0, 1);
    }

    [Fact]
    public void A_query_that_does_not_fit_its_signal_is_refused_with_a_reason()
    {
        Assert.Contains("orders is a Counter", Assert.Throws<ArgumentException>(static () => Query.Quantile(Orders, 0.5)).Message, StringComparison.Ordinal);
        Assert.Contains("depth is a UpDownCounter", Assert.Throws<ArgumentException>(static () => Query.Rate(Depth)).Message, StringComparison.Ordinal);
        Assert.Contains("took is a Histogram", Assert.Throws<ArgumentException>(static () => Query.Level(Took, LevelAggregation.Average)).Message, StringComparison.Ordinal);
        Assert.Contains("no attribute color. It has sku, outcome", Assert.Throws<ArgumentException>(static () => Query.Rate(Orders) with { By = "color" }).Message, StringComparison.Ordinal);
        Assert.Contains("no attribute color", Assert.Throws<ArgumentException>(static () => Query.Rate(Orders) with { Filters = [new("color", "red")] }).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(static () => Query.Quantile(Took, 1));
    }

    private static double Share(double[] values, double threshold) => (double)values.Count(v => v <= threshold) / values.Length;

    private void Add(string instrument, int second, double value, params (string Name, string Value)[] attributes)
        => _samples.Add(instrument, attributes.ToDictionary(static a => a.Name, static a => a.Value), Start.AddSeconds(second), value);

    private double? Evaluate(Query query) => _queries.Evaluate(query, Start, Start.AddMinutes(1));
}
