using System.Text.Json.Nodes;
using StandardObservability.Dashboards.Outputs.CloudWatch.Alarms;
using StandardObservability.Dashboards.Outputs.CloudWatch.Queries;

namespace StandardObservability.Dashboards.Outputs.CloudWatch;

/// <summary>Creates the objective of CloudWatch Application Signals, which counts the same measurements as the alarms.</summary>
/// <remarks>Source: AWS CloudFormation template reference, <c>AWS::ApplicationSignals::ServiceLevelObjective</c>.</remarks>
/// <param name="metrics">The metrics of the service.</param>
internal sealed class SloResource(EmittedMetrics metrics)
{
    private const int PeriodSeconds = 60;
    private const int Percent = 100;

    private readonly MetricAlarm _metric = new(metrics);

    public JsonObject Create(ServiceModel model, Slo slo)
    {
        var counts = new MetricMath(metrics);
        counts.Count(slo.Total);
        return new JsonObject
        {
            ["Name"] = TemplateResources.Sub($"{model.Service}-{Placeholder.Environment}-{slo.Id}"),
            ["Description"] = slo.Title,
            ["RequestBasedSli"] = new JsonObject
            {
                ["RequestBasedSliMetric"] = new JsonObject
                {
                    ["TotalRequestCountMetric"] = CreateQuery(counts.Operands[0]),
                    ["MonitoredRequestCountMetric"] = CreateMonitored(slo),
                },
            },
            ["Goal"] = new JsonObject
            {
                ["AttainmentGoal"] = Numbers.Round(Percent * slo.Objective),
                ["Interval"] = new JsonObject { ["RollingInterval"] = new JsonObject { ["DurationUnit"] = "DAY", ["Duration"] = (int)slo.Window.TotalDays } },
            },
            ["BurnRateConfigurations"] = new JsonArray(
                [.. BurnRate.Standard.Select(static r => (JsonNode)new JsonObject { ["LookBackWindowMinutes"] = (int)r.LongWindow.TotalMinutes })]),
            ["Tags"] = TemplateResources.Tags(("Service", model.Service), ("Team", model.Team)),
        };
    }

    /// <summary>The bad events of a ratio, or the good ones of a share: what one metric counts.</summary>
    private JsonObject CreateMonitored(Slo slo)
    {
        var math = new MetricMath(metrics);
        math.Translate(slo.BadShare);
        var counted = CreateQuery(math.Operands[0]);
        return slo.BadShare is ShareQuery ? new JsonObject { ["GoodCountMetric"] = counted } : new JsonObject { ["BadCountMetric"] = counted };
    }

    private JsonArray CreateQuery(MetricOperand operand)
        => new((JsonNode)new JsonObject { ["Id"] = operand.Id, ["MetricStat"] = _metric.CreateStat(operand, PeriodSeconds), ["ReturnData"] = true });
}
