using StandardObservability.Conventions;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Queries;

/// <summary>Translates filters of a query to conditions on the fields of log events.</summary>
internal static class LogFilters
{
    private const string StatusCode = AttributeNames.HttpResponseStatusCode;

    /// <summary>The conditions, each with <c>and</c> in front.</summary>
    /// <exception cref="RenderException">The query is split by the class of status codes, which no log event contains.</exception>
    public static string Translate(SignalQuery query) => query.By == AttributeNames.HttpResponseStatusClass
        ? throw new RenderException($"splits {query.Signal.Name} by {query.By}, which log events do not contain. Split it by {StatusCode}.")
        : string.Concat(query.Filters.Select(static f => $" and {Translate(f)}"));

    private static string Translate(AttributeFilter filter) => filter switch
    {
        { Value: null } => $"not ispresent({filter.Attribute})",
        { Attribute: AttributeNames.HttpResponseStatusClass, Value: [>= '1' and <= '5' and var digit, ..] } => OfClass(digit - '0'),
        _ => $"{filter.Attribute} = '{filter.Value}'",
    };

    /// <summary>Log events have the status code; its class exists only as a dimension.</summary>
    private static string OfClass(int hundreds)
        => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{StatusCode} >= {hundreds}00 and {StatusCode} < {hundreds + 1}00");
}
