using Xunit;

namespace StandardObservability.Dashboards.Tests.Standard;

/// <summary>Mistakes in a model are found when it is declared.</summary>
public sealed class ModelRuleTests
{
    private static readonly Signal Orders = new("orders", InstrumentKind.Counter, "{order}");
    private static readonly ServiceModel Model = new("shop");

    [Fact]
    public void A_widget_without_lines()
        => AssertRefused("Widget \"Orders\" has no lines. Add a line with a query.", static () => Model.With(new Section("s", "h", new Widget("Orders", WidgetView.Lines))));

    [Fact]
    public void A_widget_of_two_units()
        => AssertRefused(
            "Widget \"Orders\" has lines in 1/s and 1. A chart has one axis: make it one widget for each unit.",
            static () => Model.With(new Section("s", "h", new Widget(
                "Orders", WidgetView.Lines, new Line("rate", Query.Rate(Orders)), new Line("share", Query.Ratio(Query.Rate(Orders), Query.Rate(Orders)))))));

    [Fact]
    public void An_alarm_without_conditions() => AssertRefused("Alarm a has no condition. Add one, or remove the alarm.", static () => Model.With(new Alarm("a", Severity.Page, "m")));

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 2)]
    [InlineData(-1, 2)]
    public void An_alarm_that_can_never_fire(int breaching, int periods)
        => AssertRefused($"Alarm a needs {breaching} breaching periods of {periods}.", () => Model.With(Alarm("a", c => c with { BreachingPeriods = breaching, Periods = periods })));

    [Fact]
    public void Two_alarms_with_one_id()
        => AssertRefused("Two alarms have the id a. Deployments and runbooks refer to it, so it must be unique.", static () => Model.With(Alarm("a")).With(Alarm("a")));

    [Fact]
    public void A_suppressor_that_does_not_exist()
        => AssertRefused("Alarm a is suppressed by b, which is not an alarm of the service.", static () => Model.With(Alarm("a") with { SuppressedBy = ["b"] }));

    [Fact]
    public void Alarms_that_suppress_each_other()
    {
        const string Problem = "Alarm a suppresses an alarm that suppresses it, so neither would notify. Remove one of them from SuppressedBy.";
        AssertRefused(Problem, static () => Model.With(Alarm("a") with { SuppressedBy = ["a"] }));
        AssertRefused(Problem, static () => Model.With(Alarm("a") with { SuppressedBy = ["b"] }, Alarm("b") with { SuppressedBy = ["c"] }, Alarm("c") with { SuppressedBy = ["a"] }));
    }

    private static Alarm Alarm(string id, Func<AlarmCondition, AlarmCondition>? change = null)
    {
        var condition = new AlarmCondition(Query.Rate(Orders), Comparison.Above, 1);
        return new Alarm(id, Severity.Page, "m", change?.Invoke(condition) ?? condition);
    }

    private static void AssertRefused(string message, Func<object> declare)
        => Assert.StartsWith(message, Assert.Throws<ArgumentException>(declare).Message, StringComparison.Ordinal);
}
