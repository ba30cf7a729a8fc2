using Xunit;

namespace StandardObservability.Dashboards.Tests.CloudWatch;

public sealed class StatisticTests
{
    private readonly CloudWatchMetrics _metrics = new();

    [Theory]
    [InlineData("Sum", 100)]
    [InlineData("SampleCount", 8)]
    [InlineData("Average", 12.5)]
    [InlineData("Minimum", 5)]
    [InlineData("Maximum", 30)]
    [InlineData("p50", 10)]
    [InlineData("p75", 10)]
    [InlineData("p87.5", 20)]
    [InlineData("p99.9", 30)]
    [InlineData("TC(:10)", 6)]
    [InlineData("TC(10:)", 2)]
    [InlineData("TC(5:20)", 5)]
    [InlineData("PR(:10)", 75)]
    [InlineData("PR(20:)", 12.5)]
    public void A_statistic_is_computed_over_all_values_of_a_period(string statistic, double expected)
    {
        // 5, 5, 10, 10, 10, 10 and 20, 30
        _metrics.Ingest(Sent.Line(0, """{"Values":[5,10],"Counts":[2,4],"Min":5,"Max":10,"Sum":50,"Count":6}"""));
        _metrics.Ingest(Sent.Line(4, "[20,30]"));

        Assert.Equal([(0, expected)], Read(statistic, 300));
    }

    [Theory]
    [InlineData("p99")]
    [InlineData("TC(:10)")]
    [InlineData("PR(:10)")]
    public void A_statistic_set_has_no_percentiles(string statistic)
    {
        _metrics.Ingest(Sent.Line(0, """{"Min":1,"Max":9,"Sum":30,"Count":5}"""));
        _metrics.Ingest(Sent.Line(1, "4"));

        Assert.Equal([(1, statistic == "p99" ? 4 : statistic == "TC(:10)" ? 1 : 100)], Read(statistic, 60));
        Assert.Empty(Read(statistic, 300));
    }

    [Fact]
    public void A_statistic_set_of_equal_values_has_percentiles()
    {
        _metrics.Ingest(Sent.Line(0, """{"Min":4,"Max":4,"Sum":20,"Count":5}"""));

        Assert.Equal([(0, 4)], Read("p50", 60));
    }

    [Fact]
    public void A_negative_value_leaves_no_percentiles()
    {
        _metrics.Ingest("m", 4, -1);

        Assert.Equal([(0, 4)], Read("p50", 60));
        Assert.Empty(Read("TC(:10)", 300));
        Assert.Equal([(0, 3)], Read("Sum", 300));
    }

    [Fact]
    public void Counts_values_within_a_threshold_as_zero_when_all_are_above()
    {
        _metrics.Ingest(Sent.Line(0, "[20,30]"));

        Assert.Equal([(0, 0)], Read("TC(:10)", 60));
    }

    [Fact]
    public void Periods_begin_at_the_start_of_the_range()
    {
        _metrics.Ingest("m", 1, 2, 4, 8, 16, 32);

        Assert.Equal([(1, 6), (3, 24), (5, 32)], Read("Sum", 120, fromMinute: 1));
    }

    [Fact]
    public void A_period_that_the_range_cuts_has_the_values_of_the_range()
    {
        _metrics.Ingest("m", 1, 2, 4, 8, 16, 32);

        Assert.Equal([(0, 15), (4, 16)], Read("Sum", 240));
    }

    [Theory]
    [InlineData("Mean")]
    [InlineData("p101")]
    [InlineData("TC(:)")]
    [InlineData("sum")]
    public void An_unknown_statistic_is_refused(string statistic) => Assert.Throws<CloudWatchException>(() => Read(statistic, 60));

    [Fact]
    public void A_period_is_a_multiple_of_a_minute() => Assert.Throws<CloudWatchException>(() => Read("Sum", 90));

    private IReadOnlyList<(int Minute, double Value)> Read(string statistic, int period, int fromMinute = 0) =>
        Sent.Points(_metrics.GetMetricData($"[{Sent.Stat("q", stat: statistic, period: period, returned: true)}]", Sent.Minute(fromMinute), Sent.Minute(fromMinute + 5)).Single());
}
