using StandardObservability.Dashboards.Tests.CloudWatch.Alarms;
using Xunit;

namespace StandardObservability.Dashboards.Tests.CloudWatch;

/// <summary>The tables of "How alarm state is evaluated when data is missing": N periods of which M breach, and two points more are retrieved.</summary>
public sealed class MissingDataTests
{
    [Theory]
    [InlineData("0-X-X", 3, "O O O O")]
    [InlineData("0----", 3, "O O O O")]
    [InlineData("-----", 3, "I K A O")]
    [InlineData("0XX-X", 3, "A A A A")]
    [InlineData("----X", 3, "I K A O")]
    [InlineData("X----", 3, "A K A O")]
    [InlineData("0-X-X", 2, "A A A A")]
    [InlineData("00X0X", 2, "A A A A")]
    [InlineData("0-X--", 2, "O O A O")]
    [InlineData("----0", 2, "O O A O")]
    [InlineData("----X", 2, "I K A O")]
    public void Missing_points_are_treated_as_documented(string points, int datapointsToAlarm, string expected)
    {
        var newestFirst = points.Reverse().Select(point => point switch { 'X' => true, '0' => false, _ => (bool?)null }).ToList();
        var states = new[] { TreatMissing.Missing, TreatMissing.Ignore, TreatMissing.Breaching, TreatMissing.NotBreaching }
            .Select(treatment => AlarmEvaluation.Decide(newestFirst, 3, datapointsToAlarm, treatment))
            .Select(state => state switch { StateValue.Alarm => "A", StateValue.Ok => "O", StateValue.InsufficientData => "I", _ => "K" });

        Assert.Equal(expected, string.Join(' ', states));
    }

    [Theory]
    [InlineData("missing", "I A I")]
    [InlineData("ignore", "I A A")]
    [InlineData("breaching", "A A A")]
    [InlineData("notBreaching", "O A O")]
    public void The_template_says_what_a_missing_point_is(string treatment, string expected)
    {
        var metrics = new CloudWatchMetrics();
        metrics.Ingest("m", null, 9, null);
        var alarms = new AlarmDouble(metrics, AlarmTemplates.Of(AlarmTemplates.Simple("A", missing: treatment)));

        Assert.Equal(expected, string.Join(' ', Enumerable.Range(1, 3).Select(minute => alarms.Evaluate("A", Sent.Minute(minute)).State.ToString()[..1])));
    }

    [Fact]
    public void Points_before_the_evaluation_periods_count_when_a_test_retrieves_more()
    {
        var metrics = new CloudWatchMetrics();
        metrics.Ingest("m", 9, null, null, null);
        var template = AlarmTemplates.Of(AlarmTemplates.Simple("A", missing: "notBreaching"));

        Assert.Equal(StateValue.Ok, new AlarmDouble(metrics, template).Evaluate("A", Sent.Minute(3)).State);
        Assert.Equal(StateValue.Alarm, new AlarmDouble(metrics, template, extraPoints: 2).Evaluate("A", Sent.Minute(3)).State);
        Assert.Equal(StateValue.Ok, new AlarmDouble(metrics, template, extraPoints: 2).Evaluate("A", Sent.Minute(4)).State);
    }
}
