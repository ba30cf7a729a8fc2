using StandardObservability.Conventions.Logging;
using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Queries;

/// <summary>Translates queries to CloudWatch Logs Insights, over log lines and over the documents of embedded metric format.</summary>
/// <remarks>Source: Amazon CloudWatch Logs User Guide, "CloudWatch Logs Insights language query syntax".</remarks>
/// <param name="service">Name of the service.</param>
internal sealed class LogsInsights(string service)
{
    private const int MaxRows = 10;

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
    /// Measurements a second in each minute, or their number for each value of an attribute that is not a dimension.
    /// </summary>
    /// <exception cref="RenderException">The documents do not contain what the query needs.</exception>
    public string Translate(SignalQuery query)
    {
        if (query is not RateQuery)
        {
            throw new RenderException(
                $"splits or filters {query.Signal.Name} by {string.Join(" and ", query.UsedAttributes)}, which is not a dimension. Only a rate can be: "
                + $"add the attribute to Observability:Metrics:Dimensions:{query.Signal.Name}, or read all measurements.");
        }

        var field = query.Signal.Kind == InstrumentKind.Histogram ? $"`{query.Signal.Name}.Count`" : $"`{query.Signal.Name}`";
        var filters = query.Filters.Select(static f => f.Value is null ? $" and not ispresent({f.Attribute})" : $" and {f.Attribute} = '{f.Value}'");
        var value = query.By is null ? $"sum({field}) / 60 as rate" : $"sum({field}) as total";
        return $"{OfService(LogSource.Measurements)} and ispresent({field}){string.Concat(filters)} | stats {value} {Split(query.By, "total")}";
    }

    private string OfService(LogSource source) => source == LogSource.Lines
        ? $"filter {LogFieldNames.Service} = '{service}' and {LogFieldNames.Environment} = '{Placeholder.Environment}'"
        : $"filter {MetricDimensions.Service} = '{service}' and {MetricDimensions.Environment} = '{Placeholder.Environment}'";

    private static string Split(string? attribute, string value)
        => attribute is null ? "by bin(1m)" : $"by {attribute} | sort {value} desc | limit {MaxRows}";
}
