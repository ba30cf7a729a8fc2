using System.Text.Json.Nodes;
using StandardObservability.Dashboards.Outputs.CloudWatch.Queries;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Board;

/// <summary>Writes the properties of widgets.</summary>
/// <param name="metrics">The metrics of the service.</param>
/// <param name="logs">Queries of its log group.</param>
internal sealed class WidgetWriter(EmittedMetrics metrics, LogsInsights logs)
{
    private const int PeriodSeconds = 60;

    /// <summary>Whether CloudWatch reads a widget from the log group, because its query is about log events or an attribute that is not a dimension.</summary>
    public bool ReadsLogs(Widget widget) => widget.Lines.Any(l => ReadsLogs(l.Query));

    /// <summary>The properties of a widget of metrics.</summary>
    /// <exception cref="RenderException">CloudWatch cannot express a line.</exception>
    public JsonObject CreateMetrics(Widget widget)
    {
        var lines = new MetricLines(metrics);
        foreach (var line in widget.Lines)
        {
            lines.Add(line.Label, line.Query);
        }

        return CreateChart(widget, lines.Create());
    }

    /// <summary>The properties of a widget of log events.</summary>
    /// <exception cref="RenderException">The widget has more than one line, or Logs Insights cannot express the query.</exception>
    public JsonObject CreateLogs(Widget widget)
    {
        if (widget.Lines is not [{ Query: var query }])
        {
            throw new RenderException("has several lines, and one of them is read from the log group. Make it a widget of its own.");
        }

        var isSplit = query is SignalQuery { By: not null } or LogCountQuery { By: not null };
        return CreateLogs(
            widget.Title,
            widget.View == WidgetView.Table ? "table" : isSplit ? "bar" : "timeSeries",
            query is LogCountQuery count ? logs.Translate(count) : logs.Translate((SignalQuery)query));
    }

    /// <summary>The properties of a table of log events.</summary>
    public JsonObject CreateLogs(SavedQuery query) => CreateLogs(query.Title, "table", logs.Translate(query));

    /// <summary>The number that shows how much of an error budget is left in the window of an objective, in percent.</summary>
    public JsonObject CreateBudget(Slo slo)
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

    private bool ReadsLogs(Query query) => query switch
    {
        LogCountQuery => true,
        SignalQuery signal => signal.UsedAttributes.Any() && signal.Signal.RollUp is null && !new MetricSearch(metrics).CanRead(signal),
        _ => false,
    };

    private static JsonObject CreateLogs(string title, string view, string query) => new()
    {
        ["title"] = Placeholder.Escape(title),
        ["region"] = Placeholder.Region,
        ["view"] = view,
        ["query"] = $"SOURCE '{Placeholder.LogGroup}' | {query}",
    };

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

    private static bool IsShare(Widget widget) => widget.Unit == "1";
}
