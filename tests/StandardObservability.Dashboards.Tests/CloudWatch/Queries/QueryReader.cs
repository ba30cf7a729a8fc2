using System.Text.Json;
using System.Text.RegularExpressions;
using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;
using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Queries;

/// <summary>Reads entries as the API and CloudFormation write them (MetricDataQuery).</summary>
internal static partial class QueryReader
{
    private const int MaximumExpression = 2048;

    public static IReadOnlyList<MetricQuery> Read(JsonElement metrics)
    {
        var queries = metrics.EnumerateArray().Select(ReadOne).ToList();
        CheckIds(queries.Select(query => query.Id));
        return queries;
    }

    /// <summary>Ids begin with a lower-case letter and are unique.</summary>
    public static void CheckIds(IEnumerable<string> ids)
    {
        var seen = new HashSet<string>();
        foreach (var id in ids)
        {
            if (!IdPattern().IsMatch(id)) throw new CloudWatchException($"the id '{id}' must begin with a lower-case letter and have letters, digits and underscores only");
            if (!seen.Add(id)) throw new CloudWatchException($"two entries have the id {id}");
        }
    }

    /// <summary>Reads Dimensions: [{Name, Value}].</summary>
    public static Dictionary<string, string> Dimensions(JsonElement owner)
    {
        var dimensions = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!owner.TryGetProperty("Dimensions", out var list)) return dimensions;
        foreach (var item in list.EnumerateArray()) dimensions.Add(item.Text("Name"), item.Text("Value"));
        return dimensions.Count <= 30 ? dimensions : throw new CloudWatchException("a metric has at most 30 dimensions");
    }

    private static MetricQuery ReadOne(JsonElement entry)
    {
        entry.AllowOnly("metric query", "Id", "MetricStat", "Expression", "Period", "Label", "ReturnData", "AccountId");
        var query = new MetricQuery(entry.Text("Id"), entry.OptionalInteger("Period"), entry.OptionalFlag("ReturnData") ?? true, entry.OptionalText("Label"));
        var hasStat = entry.TryGetProperty("MetricStat", out var stat);
        var expression = entry.OptionalText("Expression");
        if (hasStat == expression is not null) throw new CloudWatchException($"the entry {query.Id} must have either MetricStat or Expression");
        if (expression is not null)
        {
            return expression.Length is > 0 and <= MaximumExpression
                ? query with { Expression = expression }
                : throw new CloudWatchException($"the expression {query.Id} must have 1 to {MaximumExpression} characters");
        }

        stat.AllowOnly("MetricStat", "Metric", "Period", "Stat", "Unit");
        if (stat.TryGetProperty("Unit", out _)) throw new CloudWatchException($"the entry {query.Id} asks for a Unit, which the double does not support");
        var metric = stat.GetProperty("Metric");
        metric.AllowOnly("Metric", "Namespace", "MetricName", "Dimensions");
        return query with
        {
            Metric = new MetricId(metric.Text("Namespace"), metric.Text("MetricName"), Dimensions(metric)),
            Statistic = Statistic.Parse(stat.Text("Stat")),
            Period = stat.OptionalInteger("Period") ?? throw new CloudWatchException($"the entry {query.Id} has no Period"),
        };
    }

    [GeneratedRegex("^[a-z][a-zA-Z0-9_]{0,254}$")]
    private static partial Regex IdPattern();
}
