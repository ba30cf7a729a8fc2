using System.Globalization;
using System.Text.Json.Nodes;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Dashboards.Outputs.CloudWatch.Queries;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Alarms;

/// <summary>Creates what an alarm of one condition compares.</summary>
/// <remarks>
/// Sources: AWS CloudFormation template reference, <c>AWS::CloudWatch::Alarm</c>; Amazon CloudWatch User Guide, "Alarm evaluation" and "Limits".
/// </remarks>
/// <param name="metrics">The metrics of the service.</param>
internal sealed class MetricAlarm(EmittedMetrics metrics)
{
    private const int MaxMetrics = 10;
    private const int SecondsOfMinute = 60;
    private const int SecondsOfHour = 3600;
    private const string ResultId = "result";

    /// <summary>The resources of an alarm: one for each condition. An alarm that is suppressed is a composite alarm also over one condition.</summary>
    /// <exception cref="RenderException">An alarm of CloudWatch cannot express a condition.</exception>
    public IReadOnlyList<AlarmPart> Split(Alarm alarm) => alarm is { Conditions: [var only], SuppressedBy: [] }
        ? [new AlarmPart(alarm.Id, Create(only))]
        : [.. alarm.Conditions.Index().Select(c => new AlarmPart(AlarmNames.ConditionId(alarm, c.Index), Create(c.Item)))];

    /// <summary>The metrics that a condition reads, each of which CloudWatch bills.</summary>
    public IReadOnlyList<MetricOperand> FindOperands(AlarmCondition condition)
    {
        var math = new MetricMath(metrics);
        Translate(math, condition);
        return math.Operands;
    }

    private JsonObject Create(AlarmCondition condition)
    {
        RequireWindow(condition);
        return new JsonObject
        {
            ["Metrics"] = CreateMetrics(condition),
            ["ComparisonOperator"] = condition.Comparison == Comparison.Above ? "GreaterThanThreshold" : "LessThanThreshold",
            ["Threshold"] = Numbers.Round(condition.Threshold),
            ["EvaluationPeriods"] = condition.Periods,
            ["DatapointsToAlarm"] = condition.BreachingPeriods,
            ["TreatMissingData"] = condition.MissingData == MissingData.Breaching ? "breaching" : "notBreaching",
        };
    }

    private static string Translate(MetricMath math, AlarmCondition condition)
    {
        var value = math.Translate(condition.Query);
        return condition.Sample is { } sample
            ? string.Create(CultureInfo.InvariantCulture, $"IF({math.Count(sample)}>={condition.SmallestSample},{value})")
            : value;
    }

    private JsonArray CreateMetrics(AlarmCondition condition)
    {
        var math = new MetricMath(metrics);
        var expression = Translate(math, condition);
        if (math.Operands.Count > MaxMetrics)
        {
            throw new RenderException($"reads {math.Operands.Count} metrics. An alarm of CloudWatch reads at most {MaxMetrics}.");
        }

        var seconds = (int)condition.Period.TotalSeconds;
        var isMetric = math.Operands.Any(o => o.Id == expression);
        var entries = new JsonArray([.. math.Operands.Select(o => Create(o, seconds, isReturned: o.Id == expression))]);
        if (!isMetric)
        {
            entries.Add((JsonNode)new JsonObject { ["Id"] = ResultId, ["Expression"] = expression, ["Period"] = seconds, ["ReturnData"] = true });
        }

        return entries;
    }

    private JsonObject Create(MetricOperand operand, int seconds, bool isReturned) => new JsonObject
    {
        ["Id"] = operand.Id,
        ["MetricStat"] = CreateStat(operand, seconds),
        ["ReturnData"] = isReturned,
    };

    /// <summary>A metric with its statistic.</summary>
    public JsonObject CreateStat(MetricOperand operand, int seconds) => new()
    {
        ["Metric"] = new JsonObject
        {
            ["Namespace"] = metrics.Namespace,
            ["MetricName"] = operand.Metric,
            ["Dimensions"] = new JsonArray(
            [
                CreateDimension(MetricDimensions.Service, metrics.Service),
                CreateDimension(MetricDimensions.Environment, new JsonObject { ["Ref"] = "Environment" }),
                .. operand.Details.Select(static d => CreateDimension(d.Name, d.Value)),
            ]),
        },
        ["Period"] = seconds,
        ["Stat"] = operand.Statistic,
    };

    private static JsonObject CreateDimension(string name, JsonNode value) => new JsonObject { ["Name"] = name, ["Value"] = value };

    private static void RequireWindow(AlarmCondition condition)
    {
        var seconds = condition.Period.TotalSeconds;
        if (seconds % SecondsOfMinute != 0)
        {
            throw new RenderException(string.Create(
                CultureInfo.InvariantCulture,
                $"has a period of {seconds} s. Metrics are written once a minute; use a multiple of 60 s."));
        }

        var longest = seconds < SecondsOfHour ? TimeSpan.FromDays(1) : TimeSpan.FromDays(7);
        if (condition.Period * condition.Periods > longest)
        {
            throw new RenderException(string.Create(
                CultureInfo.InvariantCulture,
                $"evaluates {condition.Periods} periods of {seconds} s. All periods together are at most {longest.TotalDays} days in CloudWatch."));
        }
    }
}
