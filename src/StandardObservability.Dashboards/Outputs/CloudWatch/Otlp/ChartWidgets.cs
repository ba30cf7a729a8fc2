using System.Globalization;
using System.Text.Json.Nodes;
using StandardObservability.Dashboards.Outputs.CloudWatch.Board;
using StandardObservability.Dashboards.Outputs.CloudWatch.Queries;
using StandardObservability.Dashboards.Outputs.Prometheus;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Otlp;

/// <summary>Writes charts of PromQL. Thresholds are part of the title: an example of a horizontal line is not published.</summary>
/// <remarks>Source: dashboards of AWS in aws-observability/aws-observability-accelerator, <c>artifacts/cloudwatch-dashboards</c>.</remarks>
/// <param name="promQl">Translates queries.</param>
/// <param name="window">The samples of one point.</param>
/// <param name="logs">Queries of the log group.</param>
internal sealed class ChartWidgets(OtlpPromQl promQl, RangeWindow window, LogsInsights logs) : WidgetWriter(logs)
{
    private const int StepSeconds = 60;
    private const int LineWidth = 2;

    /// <summary>Lines of a query that is split by an attribute. Those with smaller values are not drawn.</summary>
    private const int MaxLines = 10;

    protected override string MetricType => "chart";

    /// <summary>A budget has a window of weeks, and a query of CloudWatch reads at most seven days.</summary>
    public override JsonObject? CreateBudget(Slo slo) => null;

    protected override bool ReadsLogs(Query query) => query is LogCountQuery;

    protected override JsonObject CreateMetrics(Widget widget) => new()
    {
        ["title"] = Placeholder.Escape(widget.Title + DescribeThresholds(widget)),
        ["view"] = widget.View == WidgetView.Number ? "number" : "line",
        ["region"] = Placeholder.Region,
        ["data"] = new JsonObject { ["queries"] = new JsonArray([.. widget.Lines.Index().Select(l => CreateQuery(widget, l.Index, l.Item))]) },
        ["plotOptions"] = CreatePlot(widget),
    };

    private static string DescribeThresholds(Widget widget) => widget.Thresholds.Count == 0
        ? string.Empty
        : $" ({string.Join(", ", widget.Thresholds.Select(t => $"{t.Label} {Describe(widget, t.Value)}"))})";

    private static string Describe(Widget widget, double value)
        => IsShare(widget) ? $"{Numbers.Write(100 * value)} %" : widget.Unit.StartsWith('{') ? Numbers.Write(value) : $"{Numbers.Write(value)} {widget.Unit}";

    private JsonObject CreateQuery(Widget widget, int index, Line line)
    {
        var isSplit = line.Query.SplitBy is not null;
        var expression = promQl.Translate(line.Query, window);
        expression = IsShare(widget) ? $"100 * ({expression})" : expression;
        expression = isSplit ? string.Create(CultureInfo.InvariantCulture, $"topk({MaxLines}, {expression})") : expression;
        var query = new JsonObject
        {
            ["id"] = string.Create(CultureInfo.InvariantCulture, $"q{index + 1}"),
            ["type"] = "cloudwatch-metrics",
            ["language"] = "PromQL",
            ["query"] = Placeholder.EscapeExpression(expression),
            ["step"] = StepSeconds,
        };
        if (!isSplit)
        {
            query["label"] = Placeholder.Escape(line.Label);
        }

        return query;
    }

    private static JsonObject CreatePlot(Widget widget)
    {
        var isStacked = widget.View == WidgetView.Stacked;
        return new JsonObject
        {
            ["legend"] = new JsonObject { ["position"] = "bottom", ["show"] = true },
            ["xAxis"] = new JsonObject { ["type"] = "datetime" },
            ["yAxis"] = new JsonArray((JsonNode)new JsonObject
            {
                ["type"] = "linear",
                ["title"] = IsShare(widget) ? "%" : Placeholder.Escape(widget.Unit),
            }),
            ["style"] = new JsonObject
            {
                ["lineOptions"] = new JsonObject
                {
                    ["filled"] = isStacked,
                    ["stacked"] = isStacked,
                    ["width"] = LineWidth,
                    ["pattern"] = "solid",
                    ["spline"] = false,
                },
                ["numberOptions"] = new JsonObject { ["sparkline"] = widget.View == WidgetView.Number },
            },
        };
    }
}
