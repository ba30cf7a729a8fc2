using StandardObservability.Dashboards.Tests.CloudWatch.Templates;

namespace StandardObservability.Dashboards.Tests.CloudWatch;

/// <summary>Templates for tests of alarms.</summary>
internal static class AlarmTemplates
{
    /// <summary>A template of resources written as JSON members.</summary>
    public static TemplateDouble Of(params string[] resources) =>
        TemplateDouble.Load("{\"Resources\":{" + string.Join(',', resources) + "}}", new Dictionary<string, string>());

    /// <summary>An alarm on the sum of the metric "m" of service "a" over 3.</summary>
    public static string Simple(string id, string more = "", int periods = 1, string missing = "missing", int period = 60) => $$"""
        "{{id}}":{"Type":"AWS::CloudWatch::Alarm","Properties":{"AlarmName":"{{id}}","Namespace":"N","MetricName":"m","Dimensions":[{"Name":"Service","Value":"a"}],
          "Statistic":"Sum","Period":{{period}},"EvaluationPeriods":{{periods}},"Threshold":3,"ComparisonOperator":"GreaterThanThreshold","TreatMissingData":"{{missing}}"{{more}} } }
        """;

    /// <summary>An alarm on entries.</summary>
    public static string Math(string id, string entries, string threshold = "0") => $$"""
        "{{id}}":{"Type":"AWS::CloudWatch::Alarm","Properties":{"AlarmName":"{{id}}","Metrics":[{{entries}}],"EvaluationPeriods":1,"Threshold":{{threshold}},"ComparisonOperator":"GreaterThanThreshold" } }
        """;

    public static string Composite(string id, string rule, string more = "") => $$"""
        "{{id}}":{"Type":"AWS::CloudWatch::CompositeAlarm","Properties":{"AlarmName":"{{id}}","AlarmRule":"{{rule.Replace("\"", "\\\"", StringComparison.Ordinal)}}"{{more}} } }
        """;
}
