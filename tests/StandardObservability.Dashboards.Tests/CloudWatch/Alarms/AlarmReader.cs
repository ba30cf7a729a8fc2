using System.Text.Json;
using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;
using StandardObservability.Dashboards.Tests.CloudWatch.Queries;
using StandardObservability.Dashboards.Tests.CloudWatch.Templates;
using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Alarms;

/// <summary>Reads metric alarms of a template.</summary>
internal static class AlarmReader
{
    private const int MaximumMetrics = 10;
    private const int Day = 86_400;
    private const int InsightsRange = 10_800;
    private static readonly string[] Members =
    [
        "ActionsEnabled", "AlarmActions", "AlarmDescription", "AlarmName", "ComparisonOperator", "DatapointsToAlarm", "Dimensions",
        "EvaluateLowSampleCountPercentile", "EvaluationPeriods", "ExtendedStatistic", "InsufficientDataActions", "MetricName", "Metrics",
        "Namespace", "OKActions", "Period", "Statistic", "Tags", "Threshold", "TreatMissingData",
    ];

    private static readonly string[] OneMetricMembers = ["MetricName", "Namespace", "Dimensions", "Period", "Statistic", "ExtendedStatistic"];

    public static MetricAlarm Read(TemplateResource resource)
    {
        var properties = resource.Properties;
        // Unit is left out: CloudWatch then finds metrics of this unit only, which the double cannot judge.
        properties.AllowOnly($"alarm {resource.LogicalId}", Members);
        if (properties.OptionalText("EvaluateLowSampleCountPercentile") is not (null or "evaluate"))
            throw new CloudWatchException($"alarm {resource.LogicalId}: the double evaluates percentiles of few samples, it does not ignore them");
        var name = AlarmTexts.Check(resource);
        var queries = properties.TryGetProperty("Metrics", out var metrics) ? Several(name, properties, metrics) : [One(name, properties)];
        var threshold = properties.OptionalNumber("Threshold") ?? throw new CloudWatchException($"alarm {name}: it has no Threshold");
        var periods = properties.OptionalInteger("EvaluationPeriods") ?? throw new CloudWatchException($"alarm {name}: it has no EvaluationPeriods");
        var alarm = new MetricAlarm(name, queries, Comparison(name, properties.Text("ComparisonOperator"), threshold))
        {
            Period = Period(name, queries),
            EvaluationPeriods = periods,
            DatapointsToAlarm = properties.OptionalInteger("DatapointsToAlarm") ?? periods,
            Missing = Missing(name, properties.OptionalText("TreatMissingData")),
        };
        return CheckRange(alarm);
    }

    private static MetricAlarm CheckRange(MetricAlarm alarm)
    {
        if (alarm.EvaluationPeriods < 1) throw new CloudWatchException($"alarm {alarm.Name}: EvaluationPeriods is at least 1");
        if (alarm.DatapointsToAlarm < 1 || alarm.DatapointsToAlarm > alarm.EvaluationPeriods)
            throw new CloudWatchException($"alarm {alarm.Name}: DatapointsToAlarm must be 1 to {alarm.EvaluationPeriods}");
        var range = alarm.Period * alarm.EvaluationPeriods;
        // Since 2024 alarms with periods of an hour and more may look back a week.
        if (range > (alarm.Period >= 3600 ? 7 * Day : Day)) throw new CloudWatchException($"alarm {alarm.Name}: it looks back {range} seconds, which is too far");
        return alarm.Queries.Any(query => query.IsInsightsQuery) && range > InsightsRange
            ? throw new CloudWatchException($"alarm {alarm.Name}: a query of Metrics Insights looks back three hours at most")
            : alarm;
    }

    private static IReadOnlyList<MetricQuery> Several(string name, JsonElement properties, JsonElement metrics)
    {
        foreach (var member in OneMetricMembers)
        {
            if (properties.TryGetProperty(member, out _)) throw new CloudWatchException($"alarm {name}: it has Metrics and {member}");
        }

        var queries = QueryReader.Read(metrics);
        if (queries.Count(query => query.Metric is not null) > MaximumMetrics) throw new CloudWatchException($"alarm {name}: it has more than {MaximumMetrics} metrics");
        if (queries.Count(query => query.ReturnData) != 1) throw new CloudWatchException($"alarm {name}: exactly one entry must return data");
        foreach (var query in queries)
        {
            if (query.IsInsightsQuery && InsightsParser.Parse(query.Expression!).GroupBy.Count > 0)
                throw new CloudWatchException($"alarm {name}: it must watch one time series, GROUP BY gives several");
            if (!query.IsInsightsQuery && query.Expression?.Contains("SEARCH", StringComparison.Ordinal) == true)
                throw new CloudWatchException($"alarm {name}: an alarm cannot use SEARCH");
        }

        return queries;
    }

    private static MetricQuery One(string name, JsonElement properties)
    {
        var statistic = properties.OptionalText("Statistic");
        var extended = properties.OptionalText("ExtendedStatistic");
        if (statistic is null == extended is null) throw new CloudWatchException($"alarm {name}: it must have either Statistic or ExtendedStatistic");
        if (statistic is not (null or "Sum" or "SampleCount" or "Average" or "Minimum" or "Maximum")) throw new CloudWatchException($"alarm {name}: {statistic} is not a Statistic");
        return new MetricQuery("m1", properties.OptionalInteger("Period") ?? throw new CloudWatchException($"alarm {name}: it has no Period"), true, null)
        {
            Metric = new MetricId(properties.Text("Namespace"), properties.Text("MetricName"), QueryReader.Dimensions(properties)),
            Statistic = Statistic.Parse(statistic ?? extended!),
        };
    }

    private static int Period(string name, IReadOnlyList<MetricQuery> queries)
    {
        var periods = queries.Where(query => query.Metric is not null || query.IsInsightsQuery).Select(query => query.Period).Distinct().ToList();
        if (periods.Count == 0) throw new CloudWatchException($"alarm {name}: it has no metric");
        if (periods.Count > 1) throw new CloudWatchException($"alarm {name}: its metrics have different periods");
        return periods[0] is { } period && period > 0 && period % 60 == 0
            ? period
            : throw new CloudWatchException($"alarm {name}: the period must be a multiple of 60 seconds");
    }

    private static Func<double, bool> Comparison(string name, string comparison, double threshold) => comparison switch
    {
        "GreaterThanThreshold" => value => value > threshold,
        "GreaterThanOrEqualToThreshold" => value => value >= threshold,
        "LessThanThreshold" => value => value < threshold,
        "LessThanOrEqualToThreshold" => value => value <= threshold,
        _ => throw new CloudWatchException($"alarm {name}: the comparison {comparison} is not known"),
    };

    private static TreatMissing Missing(string name, string? treatment) => treatment switch
    {
        null or "missing" => TreatMissing.Missing,
        "ignore" => TreatMissing.Ignore,
        "breaching" => TreatMissing.Breaching,
        "notBreaching" => TreatMissing.NotBreaching,
        _ => throw new CloudWatchException($"alarm {name}: TreatMissingData {treatment} is not known"),
    };
}
