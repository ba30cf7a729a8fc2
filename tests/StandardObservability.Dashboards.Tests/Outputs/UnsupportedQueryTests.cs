using StandardObservability.Conventions.Commands;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Outputs;

/// <summary>What CloudWatch cannot express is refused at render time, with the widget or the alarm, the reason and the remedy.</summary>
public sealed class UnsupportedQueryTests
{
    private static readonly Signal Duration = new("work.duration", InstrumentKind.Histogram, "s", "kind", "queue");
    private static readonly Signal Jobs = new("jobs", InstrumentKind.Counter, "{job}", "kind");
    private static readonly Signal Depth = new("queue.depth", InstrumentKind.Gauge, "{job}", "queue");

    [Fact]
    public void A_quantile_by_an_attribute_that_is_not_a_dimension()
        => AssertRefused(
            "Widget \"w\" splits or filters work.duration by kind, which is not a dimension of it. Add it to Observability:Metrics:Dimensions:work.duration, or read all measurements. Without dimensions, a rate can be read so.",
            Query.Quantile(Duration, 0.9) with { By = "kind" });

    [Fact]
    public void A_level_by_an_attribute_that_is_not_a_dimension()
        => AssertRefused("Widget \"w\" splits or filters queue.depth by queue", Query.Level(Depth, LevelAggregation.Maximum) with { By = "queue" });

    [Fact]
    public void A_quantile_of_several_metrics()
        => AssertRefused(
            "Widget \"w\" reads work.duration for all values of queue, and CloudWatch cannot combine quantiles or levels of several metrics. Add a filter for queue.",
            Query.Quantile(Duration, 0.9) with { By = "kind" },
            ("work.duration", ["kind", "queue"]));

    [Fact]
    public void A_share_by_an_attribute()
        => AssertRefused("Widget \"w\" splits a share by an attribute. Split a rate or a quantile instead.", Query.ShareWithin(Duration, 1) with { By = "kind" }, ("work.duration", ["kind"]));

    [Fact]
    public void A_ratio_of_log_events() => AssertRefused("Widget \"w\" reads log events. Only a widget with this one line can.", Query.Ratio(Query.Logs(LogSeverity.Error), Query.Rate(Jobs)));

    [Fact]
    public void Log_events_beside_another_line()
    {
        var widget = new Widget("w", WidgetView.Lines, new Line("errors", Query.Logs(LogSeverity.Error)), new Line("warnings", Query.Logs(LogSeverity.Warning)));

        var problem = Assert.Throws<RenderException>(() => CloudWatchTemplate.Render(new ServiceModel("shop").With(new Section("s", "h", widget))));

        Assert.Equal("Widget \"w\" has several lines, and one of them is read from the log group. Make it a widget of its own.", problem.Message);
    }

    [Theory]
    [InlineData("kind", "reads jobs by kind, which is not the dimension set of one metric. Read all measurements, or declare a counter of its own for what is needed.")]
    public void An_alarm_of_some_measurements(string by, string message)
        => AssertAlarmRefused(new AlarmCondition(Query.Rate(Jobs) with { Filters = [new(by, "x")] }, Comparison.Above, 1), message);

    [Fact]
    public void An_alarm_of_log_events() => AssertAlarmRefused(new AlarmCondition(Query.Logs(LogSeverity.Error), Comparison.Above, 1), "reads log events. Only a widget with this one line can.");

    [Fact]
    public void An_alarm_of_periods_that_are_no_minutes()
        => AssertAlarmRefused(
            new AlarmCondition(Query.Rate(Jobs), Comparison.Above, 1) { Period = TimeSpan.FromSeconds(90) },
            "has a period of 90 s. Metrics are written once a minute; use a multiple of 60 s.");

    [Fact]
    public void An_alarm_of_more_than_a_day()
        => AssertAlarmRefused(
            new AlarmCondition(Query.Rate(Jobs), Comparison.Above, 1) { Period = TimeSpan.FromMinutes(30), Periods = 49 },
            "evaluates 49 periods of 1800 s. All periods together are at most 1 days in CloudWatch.");

    [Fact]
    public void An_alarm_of_more_than_ten_metrics()
    {
        Query sum = Query.Rate(Jobs);
        for (var i = 0; i < 10; i++)
        {
            sum = Query.Ratio(Query.Rate(Jobs with { Name = $"jobs{i}" }), sum);
        }

        AssertAlarmRefused(new AlarmCondition(sum, Comparison.Above, 1), "reads 11 metrics. An alarm of CloudWatch reads at most 10.");
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(1e300)]
    public void A_threshold_that_is_no_number(double threshold)
        => Assert.Contains("has the number", Assert.Throws<RenderException>(() => Render(new AlarmCondition(Query.Rate(Jobs), Comparison.Above, threshold))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("shop\"}")]
    [InlineData("shop's")]
    [InlineData("${x}")]
    [InlineData("läden")]
    public void A_name_with_characters_of_an_expression(string name)
        => Assert.Equal(
            $"The service has the name \"{name}\". Queries of CloudWatch accept letters, digits and . _ - / : # @.",
            Assert.Throws<RenderException>(() => CloudWatchTemplate.Render(new ServiceModel(name))).Message);

    [Fact]
    public void Two_alarms_with_one_logical_id()
    {
        var condition = new AlarmCondition(Query.Rate(Jobs), Comparison.Above, 1);
        var model = new ServiceModel("shop").With(new Alarm("a-b", Severity.Ticket, "m", condition), new Alarm("a--b", Severity.Ticket, "m", condition));

        Assert.Equal("Alarm a--b has the logical id AlarmAB, as another one. CloudFormation ignores hyphens: rename one of them.", Assert.Throws<RenderException>(() => CloudWatchTemplate.Render(model)).Message);
    }

    private static void AssertRefused(string message, Query query, params (string Metric, string[] Dimensions)[] dimensions)
    {
        var service = new EmittingService("shop", isWeb: true, "ns", dimensions.ToDictionary(static d => d.Metric, static d => (IReadOnlyList<string>)d.Dimensions));
        var model = new ServiceModel("shop").With(new Section("s", "h", Widget.Chart("w", query)));

        Assert.StartsWith(message, Assert.Throws<RenderException>(() => CloudWatchTemplate.Render(model, service)).Message, StringComparison.Ordinal);
    }

    private static void AssertAlarmRefused(AlarmCondition condition, string message)
        => Assert.Equal($"Alarm a {message}", Assert.Throws<RenderException>(() => Render(condition)).Message);

    private static RenderedFile Render(AlarmCondition condition)
        => CloudWatchTemplate.Render(new ServiceModel("shop").With(new Alarm("a", Severity.Ticket, "m", condition)));
}
