using StandardObservability.Dashboards.Evaluation;
using StandardObservability.Dashboards.Evaluation.Samples;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Evaluation;

/// <summary>M of N periods, missing data and the smallest sample.</summary>
public sealed class AlarmEvaluatorTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);
    private static readonly Signal Failed = new("failed", InstrumentKind.Counter, "{call}");
    private static readonly Signal Calls = new("calls", InstrumentKind.Counter, "{call}");

    [Theory]
    [InlineData("", nameof(AlarmState.Ok), 0)]
    [InlineData("1", nameof(AlarmState.Pending), 1)]
    [InlineData("1,0,1", nameof(AlarmState.Pending), 2)]
    [InlineData("1,1,0,1", nameof(AlarmState.Firing), 3)]
    [InlineData("1,1,1,0,0,0,0", nameof(AlarmState.Pending), 1)]
    [InlineData("1,1,1,0,0,0,0,0", nameof(AlarmState.Ok), 0)]
    public void Three_of_five_periods_must_breach(string failures, string state, int breaching)
    {
        var status = Evaluate(new AlarmCondition(Query.Rate(Failed), Comparison.Above, 0) { BreachingPeriods = 3, Periods = 5 }, failures);

        Assert.Equal((state, new ConditionStatus(breaching, 3, 5, status.Conditions[0].Value)), (status.State.ToString(), status.Conditions[0]));
    }

    [Theory]
    [InlineData(MissingData.NotBreaching, nameof(AlarmState.Ok))]
    [InlineData(MissingData.Breaching, nameof(AlarmState.Firing))]
    public void A_period_without_data_means_what_the_alarm_says(MissingData missing, string state)
        => Assert.Equal(state, Evaluate(new AlarmCondition(Query.Ratio(Query.Rate(Failed), Query.Rate(Calls)), Comparison.Above, 0.5) { MissingData = missing }, string.Empty).State.ToString());

    [Theory]
    [InlineData(60, nameof(AlarmState.Ok))]
    [InlineData(61, nameof(AlarmState.Ok))]
    [InlineData(119, nameof(AlarmState.Ok))]
    [InlineData(120, nameof(AlarmState.Pending))]
    [InlineData(121, nameof(AlarmState.Pending))]
    [InlineData(180, nameof(AlarmState.Firing))]
    public void A_period_is_silent_when_it_has_ended(int seconds, string state)
    {
        var condition = new AlarmCondition(Query.Ratio(Query.Rate(Failed), Query.Rate(Calls)), Comparison.Above, 1) { BreachingPeriods = 2, Periods = 2, MissingData = MissingData.Breaching };
        var model = new ServiceModel("shop").With(new Alarm("no-calls", Severity.Page, "No calls arrive.", condition));
        var samples = new SampleStore(model);
        samples.Add("calls", new Dictionary<string, string>(), Start.AddSeconds(30), 1);

        Assert.Equal(state, Assert.Single(new AlarmEvaluator(new QueryEvaluator(samples), Start).Evaluate(model, Start.AddSeconds(seconds))).State.ToString());
    }

    [Theory]
    [InlineData(9, nameof(AlarmState.Ok))]
    [InlineData(10, nameof(AlarmState.Firing))]
    public void A_period_with_too_few_measurements_does_not_breach(int calls, string state)
    {
        var condition = new AlarmCondition(Query.Rate(Failed), Comparison.Above, 0) { Sample = Query.Rate(Calls), SmallestSample = 10 };

        Assert.Equal(state, Evaluate(condition, "1", calls).State.ToString());
    }

    [Fact]
    public void An_alarm_fires_only_while_all_conditions_hold()
    {
        var one = new AlarmCondition(Query.Rate(Failed), Comparison.Above, 0);
        var other = new AlarmCondition(Query.Rate(Calls), Comparison.Above, 0);

        Assert.Equal(AlarmState.Pending, Evaluate([one, other], "1", calls: 0).State);
        Assert.Equal(AlarmState.Ok, Evaluate([other, one], "1", calls: 0).State);
        Assert.Equal(AlarmState.Firing, Evaluate([one, other], "1", calls: 1).State);
    }

    [Fact]
    public void Ids_are_unique_and_an_alarm_is_suppressed_by_one_that_exists()
    {
        var alarm = new Alarm("calls-fail", Severity.Page, "Calls fail.", new AlarmCondition(Query.Rate(Failed), Comparison.Above, 0));

        Assert.Contains("calls-fail", Assert.Throws<ArgumentException>(() => new ServiceModel("shop").With(alarm, alarm)).Message, StringComparison.Ordinal);
        Assert.Contains("nowhere", Assert.Throws<ArgumentException>(() => new ServiceModel("shop").With(alarm with { SuppressedBy = ["nowhere"] })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(static () => new AlarmCondition(Query.Rate(Failed), Comparison.Above, 0) { Period = TimeSpan.FromDays(2) });
    }

    private static AlarmStatus Evaluate(AlarmCondition condition, string failures, int calls = 0) => Evaluate([condition], failures, calls);

    /// <summary>Writes one value for each minute, the last one now, and evaluates.</summary>
    private static AlarmStatus Evaluate(AlarmCondition[] conditions, string failures, int calls)
    {
        var model = new ServiceModel("shop").With(new Alarm("calls-fail", Severity.Page, "Calls fail.", conditions));
        var samples = new SampleStore(model);
        Dictionary<string, string> none = [];
        var values = failures.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var now = Start.AddMinutes(values.Length);
        for (var i = 0; i < values.Length; i++)
        {
            samples.Add("failed", none, Start.AddMinutes(i), double.Parse(values[i], System.Globalization.CultureInfo.InvariantCulture));
        }

        if (calls > 0)
        {
            samples.Add("calls", none, now.AddSeconds(-1), calls);
        }

        return Assert.Single(new AlarmEvaluator(new QueryEvaluator(samples)).Evaluate(model, now));
    }
}
