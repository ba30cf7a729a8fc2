using System.Text.Json;
using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Dashboards;

/// <summary>What the documentation of the dashboard body asks of the properties of each kind of widget.</summary>
internal static class WidgetRules
{
    private static readonly string[] MetricViews = ["timeSeries", "singleValue", "gauge", "bar", "pie", "table"];
    private static readonly string[] MetricMembers =
    [
        "accountId", "annotations", "end", "labels", "legend", "liveData", "metrics", "period", "region", "setPeriodToTimeRange",
        "singleValueFullPrecision", "sparkline", "stacked", "start", "stat", "table", "timezone", "title", "trend", "view", "yAxis",
    ];

    private static readonly string[] ChartViews = ["line", "number", "pie"];
    private static readonly string[] LogViews = ["timeSeries", "table", "bar", "pie"];
    private const int MaximumAlarms = 100;

    public static void Check(string type, JsonElement properties)
    {
        switch (type)
        {
            case "text":
                properties.AllowOnly("text widget", "markdown", "background");
                properties.Text("markdown");
                break;
            case "metric":
                CheckMetric(properties);
                break;
            case "log":
                CheckLog(properties);
                break;
            case "alarm":
                CheckAlarm(properties);
                break;
            case "chart":
                CheckChart(properties);
                break;
            default:
                throw new CloudWatchException($"dashboard: the widget type {type} is not known");
        }
    }

    /// <summary>The members and values that dashboards published by AWS have.</summary>
    private static void CheckChart(JsonElement properties)
    {
        properties.AllowOnly("chart widget", "title", "view", "region", "data", "plotOptions");
        properties.Text("region");
        View(properties, ChartViews, "line");
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var query in properties.GetProperty("data").GetProperty("queries").EnumerateArray())
        {
            query.AllowOnly("query of a chart", "id", "type", "language", "query", "step", "label");
            if (!ids.Add(query.Text("id"))) throw new CloudWatchException("dashboard: two queries of a chart have the same id");
            if (query.Text("type") != "cloudwatch-metrics" || query.Text("language") != "PromQL") throw new CloudWatchException("dashboard: a query of a chart is not PromQL of metrics");
            query.Text("query");
        }

        if (ids.Count == 0) throw new CloudWatchException("dashboard: a chart has no query");
        properties.GetProperty("plotOptions").GetProperty("style").GetProperty("lineOptions").AllowOnly("lines of a chart", "filled", "stacked", "width", "pattern", "spline");
    }

    private static void CheckMetric(JsonElement properties)
    {
        properties.AllowOnly("metric widget", MetricMembers);
        properties.Text("region");
        View(properties, MetricViews, "timeSeries");
        if (properties.OptionalText("end") is not null && properties.OptionalText("start") is null) throw new CloudWatchException("dashboard: a widget with an end needs a start");
        foreach (var flag in new[] { "liveData", "setPeriodToTimeRange", "singleValueFullPrecision", "sparkline", "stacked", "trend" }) properties.OptionalFlag(flag);
        var hasAlarms = properties.TryGetProperty("annotations", out var annotations) && CheckAnnotations(annotations);
        var hasMetrics = properties.TryGetProperty("metrics", out var metrics) && metrics.ValueKind == JsonValueKind.Array && metrics.GetArrayLength() > 0;
        if (!hasMetrics && !hasAlarms) throw new CloudWatchException("dashboard: a metric widget needs metrics or an alarm annotation");
        if (hasMetrics && hasAlarms) throw new CloudWatchException("dashboard: a metric widget has metrics or an alarm annotation, not both");
        CheckLegend(properties);
        CheckAxes(properties);
    }

    private static bool CheckAnnotations(JsonElement annotations)
    {
        annotations.AllowOnly("annotations", "alarms", "horizontal", "vertical");
        foreach (var side in new[] { "horizontal", "vertical" })
        {
            if (!annotations.TryGetProperty(side, out var lines)) continue;
            foreach (var line in lines.EnumerateArray().SelectMany(line => line.ValueKind == JsonValueKind.Array ? line.EnumerateArray().ToList() : [line]))
            {
                line.AllowOnly($"{side} annotation", "value", "label", "color", "fill", "visible", "yAxis");
                if (!line.TryGetProperty("value", out _)) throw new CloudWatchException($"dashboard: a {side} annotation needs a value");
            }
        }

        return annotations.TryGetProperty("alarms", out var alarms) && (alarms.GetArrayLength() == 1 ? true : throw new CloudWatchException("dashboard: a metric widget shows one alarm"));
    }

    private static void CheckLegend(JsonElement properties)
    {
        if (!properties.TryGetProperty("legend", out var legend)) return;
        legend.AllowOnly("legend", "position");
        if (legend.Text("position") is not ("right" or "bottom" or "hidden")) throw new CloudWatchException($"dashboard: the legend cannot be at {legend.Text("position")}");
    }

    private static void CheckAxes(JsonElement properties)
    {
        var hasAxes = properties.TryGetProperty("yAxis", out var axes);
        if (hasAxes) axes.AllowOnly("yAxis", "left", "right");
        JsonElement left = default;
        var hasLeft = hasAxes && axes.TryGetProperty("left", out left);
        if (hasAxes)
        {
            foreach (var axis in axes.EnumerateObject()) axis.Value.AllowOnly("yAxis", "label", "min", "max", "showUnits");
        }

        if (properties.OptionalText("view") != "gauge") return;
        if (!hasLeft || left.OptionalNumber("min") is not { } min || left.OptionalNumber("max") is not { } max || min >= max)
            throw new CloudWatchException("dashboard: a gauge needs yAxis.left with min and max");
    }

    private static void CheckLog(JsonElement properties)
    {
        properties.AllowOnly("log widget", "accountId", "query", "queryLanguage", "region", "stacked", "title", "view");
        properties.Text("region");
        View(properties, LogViews, "timeSeries");
        if (!properties.Text("query").TrimStart().StartsWith("SOURCE", StringComparison.Ordinal)) throw new CloudWatchException("dashboard: the query of a log widget begins with SOURCE");
    }

    private static void CheckAlarm(JsonElement properties)
    {
        properties.AllowOnly("alarm widget", "alarms", "sortBy", "states", "title");
        var alarms = properties.GetProperty("alarms").EnumerateArray().Select(alarm => alarm.GetString()!).ToList();
        if (alarms.Count is 0 or > MaximumAlarms) throw new CloudWatchException($"dashboard: an alarm widget has 1 to {MaximumAlarms} alarms");
        if (alarms.Find(alarm => !alarm.StartsWith("arn:", StringComparison.Ordinal)) is { } name) throw new CloudWatchException($"dashboard: an alarm widget names alarms by ARN, not {name}");
    }

    private static void View(JsonElement properties, string[] views, string standard)
    {
        var view = properties.OptionalText("view") ?? standard;
        if (!views.Contains(view)) throw new CloudWatchException($"dashboard: the view {view} is not known");
    }
}
