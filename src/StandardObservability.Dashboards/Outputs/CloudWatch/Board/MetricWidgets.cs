using System.Text.Json.Nodes;
using StandardObservability.Dashboards.Outputs.CloudWatch.Queries;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Board;

/// <summary>Writes widgets over the metrics of embedded metric format.</summary>
/// <param name="metrics">The metrics of the service.</param>
internal sealed class MetricWidgets(EmittedMetrics metrics) : WidgetWriter(new LogsInsights(metrics))
{
    private const int PeriodSeconds = 60;

    protected override string MetricType => "metric";

    /// <summary>The number that shows how much of an error budget is left in the window of an objective, in percent.</summary>
    public override JsonObject CreateBudget(Slo slo)
    {
        var lines = new MetricLines(metrics);
        lines.Add("budget left", math => $"100*(1-({math.Translate(slo.BadShare)})/{Numbers.Write(slo.Budget)})");
        return new JsonObject
        {
            ["title"] = Placeholder.Escape($"{slo.Title}: budget left of {Numbers.Write(slo.Window.TotalDays)} days, %"),
            ["region"] = Placeholder.Region,
            ["view"] = "singleValue",
            ["start"] = $"-P{Numbers.Write(slo.Window.TotalDays)}D",
            ["end"] = "P0D",
            ["setPeriodToTimeRange"] = true,
            ["metrics"] = lines.Create(),
        };
    }

    /// <summary>Queries of log events, and of attributes that are not dimensions.</summary>
    protected override bool ReadsLogs(Query query) => query switch
    {
        LogCountQuery => true,
        SignalQuery signal => signal.UsedAttributes.Any() && signal.Signal.RollUp is null && !new MetricSearch(metrics).CanRead(signal),
        _ => false,
    };

    protected override JsonObject CreateMetrics(Widget widget)
    {
        var lines = new MetricLines(metrics);
        foreach (var line in widget.Lines)
        {
            lines.Add(line.Label, line.Query);
        }

        return CreateChart(widget, lines.Create());
    }

    private static JsonObject CreateChart(Widget widget, JsonArray lines)
    {
        var properties = new JsonObject
        {
            ["title"] = Placeholder.Escape(widget.Title),
            ["region"] = Placeholder.Region,
            ["view"] = ViewOf(widget),
            ["stacked"] = widget.View == WidgetView.Stacked,
            ["period"] = PeriodSeconds,
            ["metrics"] = lines,
        };
        if (widget.View is WidgetView.Lines or WidgetView.Stacked)
        {
            properties["yAxis"] = new JsonObject
            {
                ["left"] = new JsonObject { ["label"] = IsShare(widget) ? "%" : Placeholder.Escape(widget.Unit), ["min"] = 0, ["showUnits"] = false },
            };
        }

        if (widget.Thresholds.Count > 0)
        {
            properties["annotations"] = new JsonObject { ["horizontal"] = new JsonArray([.. widget.Thresholds.Select(t => Create(widget, t))]) };
        }

        return properties;
    }

    private static JsonObject Create(Widget widget, Threshold threshold) => new()
    {
        ["label"] = Placeholder.Escape(threshold.Label),
        ["value"] = Numbers.Round(IsShare(widget) ? 100 * threshold.Value : threshold.Value),
    };

    private static string ViewOf(Widget widget) => widget.View switch
    {
        WidgetView.Number => "singleValue",
        WidgetView.Table => "table",
        _ => "timeSeries",
    };
}
