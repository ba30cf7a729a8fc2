using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Queries;

/// <summary>Expressions over several metrics that differ in dimensions. Dashboards can use them, alarms cannot.</summary>
/// <remarks>
/// Sources: Amazon CloudWatch User Guide, "Metrics Insights query components and syntax" and "CloudWatch search expression syntax".
/// </remarks>
/// <param name="metrics">The metrics of the service.</param>
internal sealed class MetricSearch(EmittedMetrics metrics)
{
    /// <summary>Lines of a query that is split by an attribute. The rest, with the smallest values, is not drawn.</summary>
    private const int MaxLines = 10;

    /// <summary>Whether all attributes of a query are dimensions of its metric, and no other source has a better answer.</summary>
    public bool CanRead(SignalQuery query)
        => query.UsedAttributes.Any()
            && query.Signal.RollUp is null
            && query.UsedAttributes.All(metrics.FindDimensions(query.Signal).Contains)
            && !(query is QuantileQuery && LogsInsights.HasLines(query) && FindFree(query).Length > 0);

    /// <summary>Counts measurements, one line for each value of the attribute by which the query is split.</summary>
    public string Count(RateQuery query)
    {
        var function = query.Signal.Kind == InstrumentKind.Histogram ? "COUNT" : "SUM";
        string[] schema = [$"\"{metrics.Namespace}\"", .. EmittedMetrics.Shared, .. metrics.FindDimensions(query.Signal).Select(Quote)];
        string[] conditions =
        [
            $"{MetricDimensions.Service} = '{metrics.Service}'",
            $"{MetricDimensions.Environment} = '{Placeholder.Environment}'",
            .. query.Filters.Select(static f => $"{Quote(f.Attribute)} = '{EmittedMetrics.ValueOf(f)}'"),
        ];
        var split = query.By is null ? string.Empty : $" GROUP BY {Quote(query.By)} ORDER BY {function}() DESC LIMIT {MaxLines}";
        return $"SELECT {function}({Quote(query.Signal.Name)}) FROM SCHEMA({string.Join(", ", schema)}) WHERE {string.Join(" AND ", conditions)}{split}";
    }

    /// <summary>Reads a statistic of each metric that a query selects.</summary>
    /// <exception cref="RenderException">A line would be several metrics, which have no common statistic.</exception>
    public string Search(SignalQuery query)
    {
        var dimensions = metrics.FindDimensions(query.Signal);
        if (FindFree(query) is { Length: > 0 } free)
        {
            throw new RenderException(
                $"reads {query.Signal.Name} for all values of {string.Join(" and ", free)}, and CloudWatch cannot combine quantiles or levels of several "
                + $"metrics. Add a filter for {free[0]}.");
        }

        string[] schema = [metrics.Namespace, .. EmittedMetrics.Shared, .. dimensions.Select(Quote)];
        string[] terms =
        [
            $"MetricName=\"{query.Signal.Name}\"",
            $"{MetricDimensions.Service}=\"{metrics.Service}\"",
            $"{MetricDimensions.Environment}=\"{Placeholder.Environment}\"",
            .. query.Filters.Select(static f => $"{Quote(f.Attribute)}=\"{EmittedMetrics.ValueOf(f)}\""),
        ];
        return $"SEARCH('{{{string.Join(',', schema)}}} {string.Join(' ', terms)}', '{MetricMath.StatisticOf(query)}')";
    }

    /// <summary>The dimensions for which a query selects no value.</summary>
    private string[] FindFree(SignalQuery query)
        => [.. metrics.FindDimensions(query.Signal).Where(d => d != query.By && query.Filters.All(f => f.Attribute != d))];

    private static string Quote(string name) => $"\"{name}\"";
}
