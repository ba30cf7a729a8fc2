using System.Text.Json.Nodes;
using StandardObservability.Dashboards.Outputs.CloudWatch;
using StandardObservability.Dashboards.Outputs.CloudWatch.Queries;
using StandardObservability.Dashboards.Outputs.Prometheus;

namespace StandardObservability.Dashboards.Outputs.Grafana;

/// <summary>Writes the queries of panels.</summary>
/// <remarks>Sources: Grafana documentation, query editors of the data sources Prometheus and CloudWatch; <c>CloudWatchLogsQuery</c> of its schema.</remarks>
/// <param name="promQl">Translates queries of metrics.</param>
/// <param name="logs">Translates queries of log events.</param>
/// <param name="interval">Time between two samples.</param>
internal sealed class PanelQueries(PromQl promQl, LogsInsights logs, string interval)
{
    /// <summary>Grafana replaces it with four intervals, or more if points are farther apart.</summary>
    private const string RateInterval = "$__rate_interval";

    /// <summary>A line over time.</summary>
    /// <exception cref="RenderException">The data source cannot express the query.</exception>
    public JsonObject CreateLine(int index, Line line, bool isOnly)
        => line.Query is LogCountQuery count
            ? CreateLogs(index, logs.Translate(count), count.By ?? "bin(1m)")
            : CreateMetric(index, promQl.Translate(line.Query, Window(RateInterval)), Legend(line, isOnly));

    /// <summary>One value for the chosen time: a column of a table.</summary>
    /// <exception cref="RenderException">The data source cannot express the query.</exception>
    public JsonObject CreateColumn(int index, Line line)
    {
        if (line.Query is LogCountQuery)
        {
            return CreateLine(index, line, isOnly: true);
        }

        var query = CreateInstant(index, promQl.Translate(line.Query, Window("$__range")), line.Label);
        query["format"] = "table";
        return query;
    }

    /// <summary>One value of an expression.</summary>
    public JsonObject CreateInstant(int index, string expression, string legend)
    {
        var query = CreateMetric(index, expression, legend);
        (query["instant"], query["range"]) = (true, false);
        return query;
    }

    /// <summary>The share of an error budget that is left in the window of an objective.</summary>
    public JsonObject CreateBudget(Slo slo)
    {
        var window = new RangeWindow(PromText.Duration(slo.Window), interval, PromText.Duration(slo.Window));
        return CreateInstant(0, $"1 - ({promQl.Translate(slo.BadShare, window)}) / {Numbers.Write(slo.Budget)}", "budget left");
    }

    /// <summary>A table of log lines.</summary>
    public JsonObject CreateLogs(SavedQuery query) => CreateLogs(0, logs.Translate(query), group: null);

    /// <summary>Variables of the template become those of the dashboard. The environment may be a pattern there.</summary>
    private static JsonObject CreateLogs(int index, string query, string? group) => new()
    {
        ["refId"] = RefId(index),
        ["id"] = string.Empty,
        ["datasource"] = BoardVariables.CloudWatch,
        ["queryMode"] = "Logs",
        ["queryLanguage"] = "CWLI",
        ["region"] = "default",
        ["expression"] = QueryCommands.ToLines(query
            .Replace($"= '{Placeholder.Environment}'", $"like /^{BoardVariables.Environment}$/", StringComparison.Ordinal)
            .Replace("${!", "${", StringComparison.Ordinal)),
        ["logGroups"] = new JsonArray((JsonNode)new JsonObject { ["arn"] = BoardVariables.ChosenLogGroup, ["name"] = BoardVariables.ChosenLogGroup }),
        ["logGroupNames"] = new JsonArray(BoardVariables.ChosenLogGroup),
        ["statsGroups"] = group is null ? [] : new JsonArray(group),
    };

    private JsonObject CreateMetric(int index, string expression, string legend) => new()
    {
        ["refId"] = RefId(index),
        ["datasource"] = BoardVariables.Prometheus,
        ["expr"] = expression,
        ["legendFormat"] = legend,
        ["interval"] = interval,
        ["range"] = true,
    };

    private RangeWindow Window(string range) => new(range, interval, range);

    private string Legend(Line line, bool isOnly) => line.Query.SplitBy is { } by
        ? $"{(isOnly ? string.Empty : line.Label + " ")}{{{{{promQl.Label(by)}}}}}"
        : line.Label;

    /// <summary>A to Z, then AA.</summary>
    private static string RefId(int index)
        => index < 26 ? ((char)('A' + index)).ToString() : RefId((index / 26) - 1) + RefId(index % 26);
}
