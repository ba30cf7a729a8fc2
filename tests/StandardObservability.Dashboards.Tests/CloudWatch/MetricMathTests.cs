using StandardObservability.Dashboards.Tests.CloudWatch.Expressions;
using Xunit;

namespace StandardObservability.Dashboards.Tests.CloudWatch;

public sealed class MetricMathTests
{
    private readonly CloudWatchMetrics _metrics = new();

    [Theory]
    [InlineData("x + y * 2", 24)]
    [InlineData("(x + y) * 2", 28)]
    [InlineData("x - y - 1", -7)]
    [InlineData("-x ^ 2 + y", -6)]
    [InlineData("2 ^ x ^ 0.5 + 0 * y", 4)]
    [InlineData("y / x", 2.5)]
    [InlineData("1.5e1 + x", 19)]
    [InlineData("x < y AND y >= 10", 1)]
    [InlineData("x == y || x != 4", 0)]
    [InlineData("x > 3 && y < 3 OR x <= 4", 1)]
    [InlineData("IF(x > 3, y, 1)", 10)]
    [InlineData("IF(x > 5, y, 1)", 1)]
    [InlineData("SUM([x, y])", 14)]
    [InlineData("AVG([x, y])", 7)]
    [InlineData("MIN([x, y])", 4)]
    [InlineData("MAX(METRICS())", 10)]
    [InlineData("SUM(METRICS() / 2)", 7)]
    [InlineData("SUM(100 / [x, y])", 35)]
    [InlineData("SUM([x, y] * y)", 140)]
    [InlineData("x / PERIOD(x)", 4.0 / 60)]
    [InlineData("ABS(x - y)", 6)]
    [InlineData("CEIL(y / x)", 3)]
    [InlineData("FLOOR(y / x)", 2)]
    [InlineData("x + MAX(y)", 14)]
    public void An_expression_is_computed_point_by_point(string expression, double expected)
    {
        _metrics.Ingest("x", 4);
        _metrics.Ingest("y", 10);

        Assert.Equal([(0, expected)], _metrics.Math(expression));
    }

    [Theory]
    [InlineData("x / y")]
    [InlineData("x / 0")]
    [InlineData("IF(x > 3, x) / y")]
    public void A_division_by_zero_gives_a_missing_point(string expression)
    {
        _metrics.Ingest("x", 4);
        _metrics.Ingest("y", 0);

        Assert.Empty(_metrics.Math(expression));
    }

    [Fact]
    public void A_missing_operand_gives_a_missing_point_or_is_zero_as_the_test_chooses()
    {
        var documented = new CloudWatchMetrics(MissingOperand.Zero);
        foreach (var metrics in new[] { _metrics, documented })
        {
            metrics.Ingest("x", 1, null, 3);
            metrics.Ingest("y", 10, 20, null);
        }

        Assert.Equal([(0, 11)], _metrics.Math("x + y"));
        Assert.Equal([(0, 11), (1, 20), (2, 3)], documented.Math("x + y"));
        Assert.Equal([(0, 11), (1, 20), (2, 3)], _metrics.Math("SUM([x, y])"));
    }

    [Fact]
    public void A_false_condition_without_another_value_gives_a_missing_point()
    {
        _metrics.Ingest("x", 1, 5, null, 7);

        Assert.Equal([(1, 5), (3, 7)], _metrics.Math("IF(x > 4, x)"));
        Assert.Equal([(0, 1), (1, 0), (3, 0)], _metrics.Math("IF(x > 4, 0, 1)"));
    }

    [Theory]
    [InlineData("FILL(x, 0)", new double[] { 0, 2, 0, 8, 0 })]
    [InlineData("FILL(x, REPEAT)", new[] { double.NaN, 2, 2, 8, 8 })]
    [InlineData("FILL(x, LINEAR)", new[] { double.NaN, 2, 5, 8, double.NaN })]
    [InlineData("FILL(x, y)", new[] { double.NaN, 2, double.NaN, 8, 9 })]
    [InlineData("DIFF(x)", new[] { double.NaN, double.NaN, double.NaN, 6, double.NaN })]
    [InlineData("RATE(x)", new[] { double.NaN, double.NaN, double.NaN, 0.05, double.NaN })]
    [InlineData("RUNNING_SUM(x)", new[] { double.NaN, 2, double.NaN, 10, double.NaN })]
    [InlineData("TIME_SERIES(3)", new double[] { 3, 3, 3, 3, 3 })]
    public void A_function_of_a_series_knows_its_gaps(string expression, double[] expected)
    {
        _metrics.Ingest("x", null, 2, null, 8, null);
        _metrics.Ingest("y", null, null, null, null, 9);

        Assert.Equal(expected.Select((value, minute) => (minute, value)).Where(point => !double.IsNaN(point.value)), _metrics.Math(expression));
    }

    [Fact]
    public void A_metric_that_never_reported_is_filled_and_an_empty_sum_too()
    {
        Assert.Equal([(0, 0), (1, 0)], _metrics.Math("FILL(x, 0)", minutes: 2));
        Assert.Equal([(0, 0), (1, 0)], _metrics.Math("FILL(SUM(SEARCH('{N,Service}', 'Sum')), 0)", minutes: 2));
    }

    [Fact]
    public void Metrics_can_be_chosen_by_a_part_of_their_id()
    {
        _metrics.Ingest("x", 4);
        _metrics.Ingest("y", 10);

        Assert.Equal([(0, 10)], _metrics.Math("SUM(METRICS('y'))"));
    }

    [Theory]
    [InlineData("MEDIAN(x)", "MEDIAN is not known")]
    [InlineData("x + z", "no entry has the id z")]
    [InlineData("e + 1", "refers to itself")]
    [InlineData("x +", "expected")]
    [InlineData("x y", "nothing more expected")]
    [InlineData("(x", "')' expected")]
    [InlineData("SUM(x)", "a number, not a time series")]
    [InlineData("ABS(3)", "needs a time series")]
    [InlineData("IF(x)", "IF takes")]
    [InlineData("[x, y] + [x]", "same length")]
    [InlineData("sum(METRICS())", "sum is not known")]
    public void A_wrong_expression_is_refused(string expression, string reason) =>
        Assert.Contains(reason, Assert.Throws<CloudWatchException>(() => _metrics.Math(expression)).Message, StringComparison.Ordinal);

    [Fact]
    public void Series_of_different_periods_do_not_mix()
    {
        _metrics.Ingest("m", 1);

        var error = Assert.Throws<CloudWatchException>(() => _metrics.GetMetricData(
            $$"""[{{Sent.Stat("a")}},{{Sent.Stat("b", period: 300)}},{"Id":"e","Expression":"a + b"}]""", Sent.Start, Sent.Minute(5)));

        Assert.Contains("60 and 300 seconds", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Id":"A","Expression":"1"}""")]
    [InlineData("""{"Id":"a","Expression":"FILL(b, 0)"},{"Id":"a","Expression":"FILL(b, 0)"}""")]
    [InlineData("""{"Id":"a"}""")]
    [InlineData("""{"Id":"a","Expresion":"1"}""")]
    public void A_wrong_request_is_refused(string entries) =>
        Assert.Throws<CloudWatchException>(() => _metrics.GetMetricData($"[{entries}]", Sent.Start, Sent.Minute(5)));
}
