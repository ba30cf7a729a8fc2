using StandardObservability.Conventions;
using StandardObservability.Conventions.Logging;
using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Queries;

/// <summary>Translates queries to CloudWatch Logs Insights, over log lines and over the documents of embedded metric format.</summary>
/// <remarks>Source: Amazon CloudWatch Logs User Guide, "CloudWatch Logs Insights language query syntax".</remarks>
/// <param name="metrics">The metrics of the service.</param>
internal sealed class LogsInsights(EmittedMetrics metrics)
{
    private const int MaxRows = 10;

    /// <summary>Whether each measurement of a query is also a log line: a request.</summary>
    public static bool HasLines(SignalQuery query) => query is RateQuery or QuantileQuery && query.Signal.Name == MetricNames.HttpServerRequestDuration;

    /// <summary>A saved query, restricted to the service and its environment.</summary>
    public string Translate(SavedQuery query) => $"{OfService(query.Source)} | {Placeholder.Escape(query.Text)}";

    /// <summary>Log events a minute, or their number for each value of a field.</summary>
    public string Translate(LogCountQuery query)
    {
        var levels = Enum.GetValues<LogSeverity>().Where(l => l >= query.Lowest).Select(static l => $"'{l}'");
        return $"{OfService(LogSource.Lines)} and {LogFieldNames.Level} in [{string.Join(", ", levels)}] "
            + $"| stats count(*) as events {Split(query.By, "events")}";
    }

    /// <summary>
    /// Measurements a second in each minute, or their number for each value of an attribute that is not a dimension. The documents of a metric
    /// with dimensions have no other attributes; requests are then read from their log lines.
    /// </summary>
    /// <exception cref="RenderException">Neither documents nor lines contain what the query needs.</exception>
    public string Translate(SignalQuery query) => query switch
    {
        RateQuery rate when metrics.FindDimensions(rate.Signal).Count == 0 => TranslateRate(rate),
        _ when HasLines(query) => TranslateRequests(query),
        _ => throw new RenderException(
            $"splits or filters {query.Signal.Name} by {string.Join(" and ", query.UsedAttributes)}, which is not a dimension of it. "
            + $"Add it to Observability:Metrics:Dimensions:{query.Signal.Name}, or read all measurements. Without dimensions, a rate can be read so."),
    };

    private string TranslateRate(RateQuery query)
    {
        var field = query.Signal.Kind == InstrumentKind.Histogram ? $"`{query.Signal.Name}.Count`" : $"`{query.Signal.Name}`";
        var value = query.By is null ? $"sum({field}) / 60 as rate" : $"sum({field}) as total";
        return $"{OfService(LogSource.Measurements)} and ispresent({field}){LogFilters.Translate(query)} | stats {value} {Split(query.By, "total")}";
    }

    private string TranslateRequests(SignalQuery query)
    {
        var (value, name) = query switch
        {
            QuantileQuery quantile => ($"pct({AttributeNames.DurationMilliseconds}, {Numbers.Write(100 * quantile.Rank)}) / 1000", "seconds"),
            { By: null } => ("count(*) / 60", "rate"),
            _ => ("count(*)", "total"),
        };
        return $"{OfService(LogSource.Lines)} and ispresent({AttributeNames.DurationMilliseconds}){LogFilters.Translate(query)} "
            + $"| stats {value} as {name} {Split(query.By, name)}";
    }

    private string OfService(LogSource source) => source == LogSource.Lines
        ? $"filter {LogFieldNames.Service} = '{metrics.Service}' and {LogFieldNames.Environment} = '{Placeholder.Environment}'"
        : $"filter {MetricDimensions.Service} = '{metrics.Service}' and {MetricDimensions.Environment} = '{Placeholder.Environment}'";

    private static string Split(string? attribute, string value)
        => attribute is null ? "by bin(1m)" : $"by {attribute} | sort {value} desc | limit {MaxRows}";
}
