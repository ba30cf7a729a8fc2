using System.Text.Json;
using StandardObservability.Dashboards.Tests.CloudWatch.Logs;
using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;
using StandardObservability.Dashboards.Tests.CloudWatch.Queries;
using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Dashboards;

/// <summary>A widget of a dashboard.</summary>
internal sealed record DashboardWidget(string Kind, WidgetBox Box, JsonElement Properties)
{
    public string Title => Properties.OptionalText("title") ?? "";

    /// <summary>The text of a text widget.</summary>
    public string Markdown => Properties.OptionalText("markdown") ?? "";

    /// <summary>How a metric or log widget is drawn.</summary>
    public string View => Properties.OptionalText("view") ?? "timeSeries";

    /// <summary>The query of a log widget.</summary>
    public string Query => Properties.Text("query");

    /// <summary>The names of the alarms that the widget shows, be it as a list or as an annotation.</summary>
    public IReadOnlyList<string> Alarms
    {
        get
        {
            var owner = Kind == "alarm" ? Properties : Properties.TryGetProperty("annotations", out var annotations) ? annotations : default;
            return owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty("alarms", out var alarms)
                ? [.. alarms.EnumerateArray().Select(alarm => CloudWatch.Alarms.AlarmRuleParser.NameOf(alarm.GetString()!))]
                : [];
        }
    }

    /// <summary>The entries that a metric widget asks for.</summary>
    public IReadOnlyList<MetricQuery> Metrics => WidgetMetrics.Read(Properties);

    /// <summary>What a metric widget shows for a time range.</summary>
    public IReadOnlyList<MetricDataResult> Evaluate(CloudWatchMetrics metrics, DateTimeOffset from, DateTimeOffset to)
    {
        if (Kind != "metric") throw new CloudWatchException($"the widget {Title} is a {Kind} widget");
        var wholeRange = Properties.OptionalFlag("setPeriodToTimeRange") == true ? (TimeRange.Of(from, to).Length + 59) / 60 * 60 : (int?)null;
        return metrics.GetMetricData(WidgetMetrics.Read(Properties, wholeRange), from, to);
    }

    /// <summary>What a log widget shows for a time range.</summary>
    public LogResult Evaluate(LogsInsights logs, DateTimeOffset from, DateTimeOffset to) =>
        Kind == "log" ? logs.Query(Query, from, to) : throw new CloudWatchException($"the widget {Title} is a {Kind} widget");
}
