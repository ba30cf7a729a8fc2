using StandardObservability.Dashboards.Tests.CloudWatch.Expressions;
using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Queries;

/// <summary>Evaluates Metrics Insights: the samples of all matching metrics of a group are taken together.</summary>
internal static class InsightsEvaluator
{
    /// <summary>An array with GROUP BY, one series without.</summary>
    public static MathValue Evaluate(InsightsQuery query, SeriesReader reader, int period)
    {
        var statistic = Statistic.Parse(query.Function switch { "COUNT" => "SampleCount", "SUM" => "Sum", "AVG" => "Average", "MIN" => "Minimum", _ => "Maximum" });
        var matching = reader.Metrics.Where(metric => Matches(query, metric)).ToList();
        if (query.GroupBy.Count == 0) return new SeriesValue(reader.Read(matching, statistic, period, $"{query.Function}({query.Metric})"));

        var groups = matching
            .GroupBy(metric => string.Join(' ', query.GroupBy.Select(dimension => metric.Dimensions.GetValueOrDefault(dimension, "Other"))))
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => Group([.. group], statistic, period, group.Key, reader))
            .Where(series => series.Points.Count > 0);
        return new ArrayValue([.. Sort(groups, query).Take(query.Limit)]);
    }

    private static Series Group(IReadOnlyCollection<MetricId> metrics, Statistic statistic, int period, string label, SeriesReader reader) =>
        metrics.Count == 1 ? reader.Read(metrics.First(), statistic, period, label) : reader.Read(metrics, statistic, period, label);

    private static bool Matches(InsightsQuery query, MetricId metric) =>
        metric.Namespace == query.Namespace
        && metric.Name == query.Metric
        && (query.Schema is null || metric.HasExactly([.. query.Schema]))
        && query.Conditions.All(condition => condition.Equal == (metric.Dimensions.GetValueOrDefault(condition.Dimension) == condition.Value));

    private static IEnumerable<Series> Sort(IEnumerable<Series> groups, InsightsQuery query)
    {
        if (query.OrderBy is null) return groups;
        double Rank(Series series) => query.OrderBy switch
        {
            "COUNT" => series.Points.Count,
            "SUM" => series.Points.Values.Sum(),
            "AVG" => series.Points.Values.Average(),
            "MIN" => series.Points.Values.Min(),
            _ => series.Points.Values.Max(),
        };
        return query.Descending ? groups.OrderByDescending(Rank) : groups.OrderBy(Rank);
    }
}
