using StandardObservability.Dashboards.Tests.CloudWatch.Alarms;
using Xunit;

namespace StandardObservability.Dashboards.Tests.CloudWatch;

public sealed class AlarmDoubleTests
{
    private readonly CloudWatchMetrics _metrics = new();

    [Theory]
    [InlineData("GreaterThanThreshold", 3, false)]
    [InlineData("GreaterThanOrEqualToThreshold", 3, true)]
    [InlineData("LessThanThreshold", 3, false)]
    [InlineData("LessThanThreshold", 2, true)]
    [InlineData("LessThanOrEqualToThreshold", 3, true)]
    public void Every_comparison_is_known(string comparison, double value, bool breaches)
    {
        _metrics.Ingest("m", value);
        var alarms = new AlarmDouble(_metrics, AlarmTemplates.Of(AlarmTemplates.Simple("A").Replace("GreaterThanThreshold", comparison, StringComparison.Ordinal)));

        Assert.Equal(breaches ? StateValue.Alarm : StateValue.Ok, alarms.Evaluate("A", Sent.Minute(1)).State);
    }

    [Fact]
    public void Periods_slide_with_the_time_of_the_evaluation()
    {
        _metrics.Ingest("m", 0, 0, 0, 2, 2, 0, 0);
        var alarms = new AlarmDouble(_metrics, AlarmTemplates.Of(AlarmTemplates.Simple("A", period: 120)));

        Assert.Equal([5.0], Enumerable.Range(2, 6).Where(minute => alarms.InAlarm(Sent.Minute(minute)).Count > 0).Select(minute => (double)minute));
    }

    [Fact]
    public void Two_of_three_points_are_enough_when_two_are_asked_for()
    {
        _metrics.Ingest("m", 9, 0, 9, 0, 0);
        var alarms = new AlarmDouble(_metrics, AlarmTemplates.Of(AlarmTemplates.Simple("A", ",\"DatapointsToAlarm\":2", periods: 3), AlarmTemplates.Simple("B", periods: 3)));

        Assert.Equal(["A"], alarms.InAlarm(Sent.Minute(3)));
        Assert.Empty(alarms.InAlarm(Sent.Minute(4)));
    }

    [Fact]
    public void An_expression_is_compared_with_the_threshold()
    {
        _metrics.Ingest("m", 10, 10);
        _metrics.Ingest("bad", null, 1);
        var ratio = $$"""{{Sent.Stat("all")}},{{Sent.Stat("bad", "bad")}},{"Id":"ratio","Expression":"FILL(bad, 0) / all"}""";
        var alarms = new AlarmDouble(_metrics, AlarmTemplates.Of(AlarmTemplates.Math("A", ratio, "0.05")));

        Assert.Equal([0], alarms.Values("A", Sent.Minute(1)));
        Assert.Equal(StateValue.Ok, alarms.Evaluate("A", Sent.Minute(1)).State);
        Assert.Equal(StateValue.Alarm, alarms.Evaluate("A", Sent.Minute(2)).State);
        Assert.Equal(StateValue.InsufficientData, alarms.Evaluate("A", Sent.Minute(3)).State);
    }

    [Fact]
    public void A_query_of_Metrics_Insights_can_be_watched()
    {
        _metrics.Ingest("m", 4);
        var alarms = new AlarmDouble(_metrics, AlarmTemplates.Of(AlarmTemplates.Math("A", """{"Id":"q","Expression":"SELECT SUM(m) FROM SCHEMA(N, Service)","Period":60}""", "3")));

        Assert.Equal(StateValue.Alarm, alarms.Evaluate("A", Sent.Minute(1)).State);
    }

    [Theory]
    [InlineData("""{"Id":"e","Expression":"SUM(SEARCH('{N,Service}', 'Sum', 60))"}""", "cannot use SEARCH")]
    [InlineData("""{"Id":"e","Expression":"FILL(z, 0)"}""", "no metric")]
    [InlineData("""M0,{"Id":"e","Expression":"FILL(z, 0)"}""", "no entry has the id z")]
    [InlineData("""M0,M1:300,{"Id":"e","Expression":"m0 + m1"}""", "different periods")]
    [InlineData("""M0,M1,{"Id":"e","Expression":"[m0, m1]"}""", "one time series")]
    [InlineData("""M0,M1""", "exactly one entry")]
    [InlineData("""M0,{"Id":"e","Expression":"m0"},{"Id":"f","Expression":"m0"}""", "exactly one entry")]
    [InlineData("""M0,M1,M2,M3,M4,M5,M6,M7,M8,M9,M10,{"Id":"e","Expression":"m0 + m1"}""", "more than 10 metrics")]
    [InlineData("""{"Id":"q","Expression":"SELECT SUM(m) FROM N GROUP BY Service","Period":60}""", "GROUP BY")]
    public void Entries_that_an_alarm_cannot_have_are_refused(string entries, string reason)
    {
        // M3 stands for an entry with the id m3, M3:300 for one with a period of five minutes.
        var written = string.Join(',', entries.Split(',').Select(part => part.StartsWith('M')
            ? Sent.Stat("m" + part.Split(':')[0][1..], period: part.Contains(':', StringComparison.Ordinal) ? 300 : 60)
            : part));

        Assert.Contains(reason, Refusal(AlarmTemplates.Math("A", written)), StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_and_actions_have_limits()
    {
        Assert.Contains("at most 1024", Refusal(AlarmTemplates.Simple("A", $",\"AlarmDescription\":\"{new string('d', 1025)}\"")), StringComparison.Ordinal);
        Assert.Contains("1 to 255", Refusal(AlarmTemplates.Simple("A").Replace("\"AlarmName\":\"A\"", $"\"AlarmName\":\"{new string('n', 256)}\"", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Contains("more than 5 actions", Refusal(AlarmTemplates.Simple("A", ",\"OKActions\":[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\"]")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1441, 60, "too far")]
    [InlineData("", 169, 3600, "too far")]
    [InlineData(",\"DatapointsToAlarm\":4", 3, 60, "1 to 3")]
    [InlineData(",\"Treshold\":4", 3, 60, "Treshold is not known")]
    [InlineData("", 1, 90, "multiple of 60")]
    [InlineData(",\"Unit\":\"Count\"", 1, 60, "Unit is not known")]
    [InlineData(",\"EvaluateLowSampleCountPercentile\":\"ignore\"", 1, 60, "few samples")]
    public void Numbers_of_an_alarm_have_limits(string more, int periods, int period, string reason) =>
        Assert.Contains(reason, Refusal(AlarmTemplates.Simple("A", more, periods, period: period)), StringComparison.Ordinal);

    [Fact]
    public void Two_alarms_do_not_have_the_same_name() => Assert.Contains(
        "two alarms", Refusal(AlarmTemplates.Simple("A"), AlarmTemplates.Simple("B").Replace("\"AlarmName\":\"B\"", "\"AlarmName\":\"A\"", StringComparison.Ordinal)), StringComparison.Ordinal);

    private string Refusal(params string[] resources) => Assert.Throws<CloudWatchException>(() => new AlarmDouble(_metrics, AlarmTemplates.Of(resources))).Message;
}
