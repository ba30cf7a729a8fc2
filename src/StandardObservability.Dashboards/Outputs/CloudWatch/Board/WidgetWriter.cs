using System.Text.Json.Nodes;
using StandardObservability.Dashboards.Outputs.CloudWatch.Queries;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Board;

/// <summary>Writes the properties of widgets. Those of log events are the same for all sources of metrics.</summary>
/// <param name="logs">Queries of the log group.</param>
internal abstract class WidgetWriter(LogsInsights logs)
{
    /// <summary>The type and the properties of a widget.</summary>
    /// <exception cref="RenderException">CloudWatch cannot express a line, or one of several lines is read from the log group.</exception>
    public (string Type, JsonObject Properties) Create(Widget widget)
        => widget.Lines.Any(l => ReadsLogs(l.Query)) ? ("log", CreateLogs(widget)) : (MetricType, CreateMetrics(widget));

    /// <summary>The properties of a table of log events.</summary>
    public JsonObject CreateLogs(SavedQuery query) => CreateLogs(query.Title, "table", logs.Translate(query));

    /// <summary>The number that shows how much of an error budget is left, or <see langword="null"/> if a query cannot read its window.</summary>
    public abstract JsonObject? CreateBudget(Slo slo);

    /// <summary>The type of a widget of metrics.</summary>
    protected abstract string MetricType { get; }

    /// <summary>Whether CloudWatch reads a query from the log group.</summary>
    protected abstract bool ReadsLogs(Query query);

    /// <summary>The properties of a widget of metrics.</summary>
    protected abstract JsonObject CreateMetrics(Widget widget);

    /// <summary>Whether the values are shares, which are drawn in percent.</summary>
    protected static bool IsShare(Widget widget) => widget.Unit == "1";

    private JsonObject CreateLogs(Widget widget)
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

    private static JsonObject CreateLogs(string title, string view, string query) => new()
    {
        ["title"] = Placeholder.Escape(title),
        ["region"] = Placeholder.Region,
        ["view"] = view,
        ["query"] = $"SOURCE '{Placeholder.LogGroup}' | {query}",
    };
}
