using System.Text.Json;
using System.Text.RegularExpressions;
using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;
using StandardObservability.Dashboards.Tests.CloudWatch.Queries;
using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Dashboards;

/// <summary>Reads the metrics of a widget as entries of a request.</summary>
internal static partial class WidgetMetrics
{
    private const int MaximumMetrics = 500;
    private const int StandardPeriod = 300;

    /// <summary>The entries. A period that is given here replaces every other one (setPeriodToTimeRange).</summary>
    public static IReadOnlyList<MetricQuery> Read(JsonElement properties, int? wholeRange = null)
    {
        if (!properties.TryGetProperty("metrics", out var metrics)) return [];
        var period = wholeRange ?? properties.OptionalInteger("period") ?? StandardPeriod;
        var statistic = properties.OptionalText("stat") ?? "Average";
        var rows = MetricRow.Read(metrics);
        if (rows.Count > MaximumMetrics) throw new CloudWatchException($"dashboard: a graph has at most {MaximumMetrics} metrics, this one has {rows.Count}");
        var queries = rows.Select((row, index) => Query(row, index, period, statistic, wholeRange)).ToList();
        QueryReader.CheckIds(queries.Select(query => query.Id));
        return queries;
    }

    private static MetricQuery Query(MetricRow row, int index, int period, string statistic, int? wholeRange)
    {
        var options = row.Options;
        options.AllowOnly("options of a metric", "accountId", "color", "expression", "id", "label", "period", "region", "stat", "visible", "yAxis");
        if (options.OptionalText("color") is { } color && !Color().IsMatch(color)) throw new CloudWatchException($"dashboard: {color} is not a color (#rrggbb)");
        if (options.OptionalText("yAxis") is not (null or "left" or "right")) throw new CloudWatchException("dashboard: the yAxis of a metric is left or right");
        var query = new MetricQuery(
            options.OptionalText("id") ?? $"row{index}",
            wholeRange ?? options.OptionalInteger("period") ?? period,
            options.OptionalFlag("visible") ?? true,
            options.OptionalText("label"));
        if (options.OptionalText("expression") is { } expression)
        {
            return row.Texts.Count == 0 ? query with { Expression = expression } : throw new CloudWatchException($"dashboard: {query.Id} is a metric and an expression");
        }

        return query with { Metric = Metric(row.Texts), Statistic = Statistic.Parse(options.OptionalText("stat") ?? statistic) };
    }

    private static MetricId Metric(IReadOnlyList<string> texts)
    {
        if (texts.Count < 2 || texts.Count % 2 != 0) throw new CloudWatchException($"dashboard: [{string.Join(", ", texts)}] is not a namespace, a metric and pairs of dimensions");
        var dimensions = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var index = 2; index < texts.Count; index += 2) dimensions.Add(texts[index], texts[index + 1]);
        return dimensions.Count <= 30 ? new MetricId(texts[0], texts[1], dimensions) : throw new CloudWatchException("dashboard: a metric has at most 30 dimensions");
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Color();
}
