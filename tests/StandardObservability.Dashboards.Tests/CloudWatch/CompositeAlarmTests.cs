using StandardObservability.Dashboards.Tests.CloudWatch.Alarms;
using Xunit;

namespace StandardObservability.Dashboards.Tests.CloudWatch;

public sealed class CompositeAlarmTests
{
    private readonly CloudWatchMetrics _metrics = new();

    public CompositeAlarmTests() => _metrics.Ingest("m", 9);

    /// <summary>"Bad" is in ALARM, "Good" is OK and "None" has no data.</summary>
    private static string[] Alarms =>
    [
        AlarmTemplates.Simple("Bad"),
        AlarmTemplates.Simple("Good").Replace("\"Threshold\":3", "\"Threshold\":30", StringComparison.Ordinal),
        AlarmTemplates.Simple("None").Replace("\"Value\":\"a\"", "\"Value\":\"b\"", StringComparison.Ordinal),
    ];

    [Theory]
    [InlineData("ALARM(Bad)", true)]
    [InlineData("ALARM(\"Bad\") AND OK(Good)", true)]
    [InlineData("ALARM(Good) OR INSUFFICIENT_DATA(None)", true)]
    [InlineData("NOT ALARM(Bad)", false)]
    [InlineData("ALARM(Bad) AND NOT (OK(Good) OR FALSE)", false)]
    [InlineData("FALSE AND TRUE OR TRUE", true)]
    [InlineData("TRUE OR TRUE AND FALSE", true)]
    [InlineData("ALARM(arn:aws:cloudwatch:eu-central-1:123456789012:alarm:Bad)", true)]
    [InlineData("AT_LEAST(2, OK, (Bad, Good, None))", false)]
    [InlineData("AT_LEAST(2, NOT ALARM, (Bad, Good, None))", true)]
    public void A_rule_is_computed_from_states(string rule, bool expected)
    {
        var alarms = new AlarmDouble(_metrics, AlarmTemplates.Of([.. Alarms, AlarmTemplates.Composite("C", rule)]));

        Assert.Equal(expected ? StateValue.Alarm : StateValue.Ok, alarms.Evaluate("C", Sent.Minute(1)).State);
    }

    [Theory]
    [InlineData("Bad", true)]
    [InlineData("Good", false)]
    [InlineData("None", false)]
    public void Actions_are_suppressed_while_the_suppressor_is_in_alarm(string suppressor, bool suppressed)
    {
        var more = $",\"ActionsSuppressor\":\"{suppressor}\",\"ActionsSuppressorWaitPeriod\":60,\"ActionsSuppressorExtensionPeriod\":60";
        var alarms = new AlarmDouble(_metrics, AlarmTemplates.Of([.. Alarms, AlarmTemplates.Composite("C", "ALARM(Bad)", more)]));

        Assert.Equal(new AlarmResult(StateValue.Alarm, suppressed), alarms.Evaluate("C", Sent.Minute(1)));
    }

    [Fact]
    public void A_composite_can_watch_another_composite()
    {
        var alarms = new AlarmDouble(_metrics, AlarmTemplates.Of([.. Alarms, AlarmTemplates.Composite("C", "OK(D)"), AlarmTemplates.Composite("D", "ALARM(Good)")]));

        Assert.Equal(["Bad", "C"], alarms.InAlarm(Sent.Minute(1)));
    }

    [Theory]
    [InlineData("ALARM(Other)", "", "does not exist")]
    [InlineData("ALARM(C)", "", "cycle")]
    [InlineData("ALARM(Bad", "", "')' expected")]
    [InlineData("BAD(Bad)", "", "expected")]
    [InlineData("ALARM(Bad) ALARM(Good)", "", "nothing more expected")]
    [InlineData("AT_LEAST(4, ALARM, (Bad, Good))", "", "1 to 2")]
    [InlineData("ALARM(Bad)", ",\"ActionsSuppressor\":\"Good\"", "wait period")]
    [InlineData("ALARM(Bad)", ",\"ActionsSuppressor\":\"Gone\",\"ActionsSuppressorWaitPeriod\":60,\"ActionsSuppressorExtensionPeriod\":60", "does not exist")]
    [InlineData("ALARM(Bad)", ",\"Threshold\":1", "Threshold is not known")]
    public void A_wrong_composite_is_refused(string rule, string more, string reason) => Assert.Contains(
        reason, Assert.Throws<CloudWatchException>(() => new AlarmDouble(_metrics, AlarmTemplates.Of([.. Alarms, AlarmTemplates.Composite("C", rule, more)]))).Message, StringComparison.Ordinal);
}
