using System.Text.Json.Nodes;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Dashboards.Outputs.CloudWatch.Queries;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Board;

/// <summary>The metrics of a widget: operands that are hidden, and the lines that are drawn.</summary>
/// <param name="metrics">The metrics of the service.</param>
internal sealed class MetricLines(EmittedMetrics metrics)
{
    private readonly MetricMath _math = new(metrics);
    private readonly MetricSearch _search = new(metrics);
    private readonly Dictionary<string, string> _drawnOperands = new(StringComparer.Ordinal);
    private readonly List<JsonNode> _expressions = [];

    /// <summary>Adds a line.</summary>
    /// <param name="label">The text in the legend.</param>
    /// <param name="query">What is drawn.</param>
    /// <exception cref="RenderException">CloudWatch cannot express the query.</exception>
    public void Add(string label, Query query)
    {
        if (query is SignalQuery signal && _search.CanRead(signal) && metrics.FindDetails(signal) is null)
        {
            AddSearch(label, signal);
            return;
        }

        AddExpression(label, Scale(query.Unit, _math.Translate(query)));
    }

    /// <summary>Adds a line of an expression over this widget's metrics.</summary>
    /// <param name="label">The text in the legend.</param>
    /// <param name="translate">Creates the expression.</param>
    public void Add(string label, Func<MetricMath, string> translate) => AddExpression(label, translate(_math));

    /// <summary>The entries in the syntax of a dashboard body.</summary>
    /// <remarks>Source: Amazon CloudWatch API reference, "Dashboard body structure and syntax".</remarks>
    public JsonArray Create() => new([.. _math.Operands.Select(CreateOperand), .. _expressions]);

    private void AddExpression(string label, string expression)
    {
        if (_math.Operands.Any(o => o.Id == expression) && _drawnOperands.TryAdd(expression, label))
        {
            return;
        }

        AddEntry(new JsonObject { ["expression"] = expression, ["label"] = Placeholder.Escape(label), ["id"] = NextId("e") });
    }

    private void AddSearch(string label, SignalQuery query)
    {
        var line = query.By is null ? Placeholder.Escape(label) : Placeholder.Label(query.By);
        if (query is not RateQuery rate)
        {
            AddEntry(new JsonObject { ["expression"] = _search.Search(query), ["label"] = line, ["id"] = NextId("e") });
            return;
        }

        // PERIOD accepts metrics and no results of other expressions, so the roll-up is read for its period.
        var period = _math.Read(new RateQuery(query.Signal), MetricMath.CountStatistic(query));
        var counted = NextId("q");
        AddEntry(new JsonObject { ["expression"] = _search.Count(rate), ["id"] = counted, ["visible"] = false });
        AddEntry(new JsonObject { ["expression"] = $"{counted}/PERIOD({period})", ["label"] = query.By is null ? line : string.Empty, ["id"] = NextId("e") });
    }

    private void AddEntry(JsonObject entry) => _expressions.Add(new JsonArray((JsonNode)entry));

    private string NextId(string prefix) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{prefix}{_expressions.Count + 1}");

    /// <summary>Shares are drawn in percent.</summary>
    private static string Scale(string unit, string expression) => unit == "1" ? $"100*({expression})" : expression;

    private JsonNode CreateOperand(MetricOperand operand)
    {
        var entry = new JsonArray(
            metrics.Namespace, operand.Metric, MetricDimensions.Service, metrics.Service, MetricDimensions.Environment, Placeholder.Environment);
        foreach (var detail in operand.Details)
        {
            entry.Add((JsonNode)detail.Name);
            entry.Add((JsonNode)detail.Value);
        }

        var options = new JsonObject { ["id"] = operand.Id, ["stat"] = operand.Statistic };
        if (_drawnOperands.TryGetValue(operand.Id, out var label))
        {
            options["label"] = Placeholder.Escape(label);
        }
        else
        {
            options["visible"] = false;
        }

        entry.Add((JsonNode)options);
        return entry;
    }
}
