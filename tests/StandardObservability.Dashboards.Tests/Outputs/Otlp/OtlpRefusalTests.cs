using Xunit;

namespace StandardObservability.Dashboards.Tests.Outputs.Otlp;

/// <summary>What PromQL of CloudWatch cannot express is refused at render time, with the widget or the alarm, the reason and the remedy.</summary>
public sealed class OtlpRefusalTests
{
    private static readonly Signal Jobs = new("jobs", InstrumentKind.Counter, "{job}", "kind");
    private static readonly Signal Duration = new("work.duration", InstrumentKind.Histogram, "s", "kind") { Bounds = [1, 10] };

    [Fact]
    public void An_alarm_of_log_events()
        => AssertAlarmRefused("reads log events. Only a widget with this one line can.", new AlarmCondition(Query.Logs(LogSeverity.Error), Comparison.Above, 1));

    [Fact]
    public void An_alarm_with_a_ratio_of_log_events()
        => AssertAlarmRefused("reads log events. Only a widget with this one line can.", new AlarmCondition(Query.Ratio(Query.Logs(LogSeverity.Error), Query.Rate(Jobs)), Comparison.Above, 1));

    [Fact]
    public void An_alarm_that_is_split()
        => AssertAlarmRefused(
            "splits its query by an attribute. An alarm is one: read all measurements, or filter them.",
            new AlarmCondition(Query.Rate(Jobs) with { By = "kind" }, Comparison.Above, 1));

    [Fact]
    public void A_threshold_above_the_last_bound()
        => AssertAlarmRefused(
            "compares work.duration with 20 s, which is not a bound of its buckets: 1, 10. Use one of them, or a view with this bound and Signal.Bounds.",
            new AlarmCondition(Query.ShareWithin(Duration, 20), Comparison.Below, 0.5));

    [Fact]
    public void A_threshold_that_is_infinite()
        => AssertAlarmRefused(
            "has the number Infinity, which CloudWatch and Prometheus do not accept as a threshold.",
            new AlarmCondition(Query.Rate(Jobs), Comparison.Above, double.PositiveInfinity));

    [Fact]
    public void A_roll_up_without_filters()
        => AssertAlarmRefused(
            "reads some, which counts nothing. Add a filter to its roll-up.",
            new AlarmCondition(Query.Rate(new Signal("some", InstrumentKind.Counter, "1") { RollUp = new RollUp(Jobs) }), Comparison.Above, 1));

    [Fact]
    public void A_query_that_is_longer_than_CloudWatch_accepts()
        => AssertAlarmRefused(
            "has a query of up to 10785 characters. CloudWatch accepts 10000: use fewer conditions or filters.",
            [.. Enumerable.Range(0, 60).Select(static i => new AlarmCondition(Query.Rate(Jobs), Comparison.Above, i))]);

    [Fact]
    public void A_query_that_reads_more_than_a_week()
        => AssertAlarmRefused(
            "reads up to 10 days. A PromQL query of CloudWatch reads at most 7: use fewer or shorter periods.",
            new AlarmCondition(Query.Rate(Jobs), Comparison.Above, 1) { Period = TimeSpan.FromDays(1), Periods = 8, BreachingPeriods = 8 });

    [Fact]
    public void An_alarm_that_must_hold_for_more_than_a_day()
        => AssertAlarmRefused(
            "must hold for 119940 s. A pending period of CloudWatch is at most 86400 s: use fewer periods.",
            new AlarmCondition(Query.Rate(Jobs), Comparison.Above, 1) { Periods = 2000, BreachingPeriods = 2000 });

    [Fact]
    public void An_alarm_whose_query_has_the_name_of_another_alarm()
    {
        var model = new ServiceModel("shop").With(
            new Alarm("a", Severity.Page, "m", new AlarmCondition(Query.Rate(Jobs), Comparison.Above, 1)),
            new Alarm("b-query", Severity.Page, "m", new AlarmCondition(Query.Rate(Jobs), Comparison.Above, 1)),
            new Alarm("b", Severity.Ticket, "m", new AlarmCondition(Query.Rate(Jobs), Comparison.Above, 1)) { SuppressedBy = ["a"] });

        AssertRefused("Alarm b has the logical id AlarmBQuery, as another one. CloudFormation ignores hyphens: rename one of them.", model);
    }

    [Theory]
    [InlineData("@resource.team")]
    [InlineData("__temporality__")]
    public void An_attribute_with_the_name_of_a_label_of_CloudWatch(string attribute)
        => AssertRefused(
            $"Widget \"w\" reads the attribute {attribute}. CloudWatch's own labels begin with @ or two underscores: rename it.",
            new ServiceModel("shop").With(new Section("s", "h", Widget.Chart("w", Query.Rate(new Signal("jobs", InstrumentKind.Counter, "1", attribute)) with { By = attribute }))));

    [Fact]
    public void Log_events_beside_a_line_of_metrics()
    {
        var widget = new Widget("w", WidgetView.Lines, new Line("errors", Query.Logs(LogSeverity.Error)), new Line("warnings", Query.Logs(LogSeverity.Warning)));

        AssertRefused("Widget \"w\" has several lines, and one of them is read from the log group. Make it a widget of its own.", new ServiceModel("shop").With(new Section("s", "h", widget)));
    }

    [Fact]
    public void A_filter_that_ends_a_text()
        => AssertRefused(
            "A filter for kind has the value a\" or \"b. Quotes, backslashes and dollar signs cannot be written into queries.",
            new ServiceModel("shop").With(new Section("s", "h", Widget.Chart("w", Query.Rate(Jobs) with { Filters = [new("kind", "a\" or \"b")] }))));

    private static void AssertAlarmRefused(string message, params AlarmCondition[] conditions)
        => AssertRefused($"Alarm x {message}", new ServiceModel("shop").With(new Alarm("x", Severity.Page, "m", conditions)));

    private static void AssertRefused(string message, ServiceModel model)
        => Assert.Equal(message, Assert.Throws<RenderException>(() => CloudWatchOtlpTemplate.Render(model)).Message);
}
