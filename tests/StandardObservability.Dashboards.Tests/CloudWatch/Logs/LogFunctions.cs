namespace StandardObservability.Dashboards.Tests.CloudWatch.Logs;

/// <summary>Functions of rows.</summary>
internal static class LogFunctions
{
    /// <summary>The function; null when there is none with this name.</summary>
    public static LogExpression? Find(string name, IReadOnlyList<LogExpression> arguments) => name switch
    {
        "ispresent" => One(name, arguments, value => value is not null),
        "isempty" => One(name, arguments, value => value is null or ""),
        "isblank" => One(name, arguments, value => value is null || string.IsNullOrWhiteSpace(LogValues.Text(value))),
        "abs" => Numeric(name, arguments, Math.Abs),
        "ceil" => Numeric(name, arguments, Math.Ceiling),
        "floor" => Numeric(name, arguments, Math.Floor),
        "sqrt" => Numeric(name, arguments, Math.Sqrt),
        "log" => Numeric(name, arguments, Math.Log),
        "tolower" => One(name, arguments, value => value is null ? null : LogValues.Text(value).ToLowerInvariant()),
        "toupper" => One(name, arguments, value => value is null ? null : LogValues.Text(value).ToUpperInvariant()),
        "strlen" => One(name, arguments, value => value is null ? null : (double)LogValues.Text(value).EnumerateRunes().Count()),
        "coalesce" => LogExpression.Of(arguments, values => values.FirstOrDefault(value => value is not null)),
        "concat" => LogExpression.Of(arguments, values => string.Concat(values.Select(value => value is null ? "" : LogValues.Text(value)))),
        "greatest" => LogExpression.Of(arguments, values => values.Max(LogValues.Number)),
        "least" => LogExpression.Of(arguments, values => values.Min(LogValues.Number)),
        _ => null,
    };

    private static LogExpression One(string name, IReadOnlyList<LogExpression> arguments, Func<object?, object?> compute) => arguments.Count == 1
        ? LogExpression.Of(arguments, values => compute(values[0]))
        : throw new CloudWatchException($"logs: {name} takes one argument");

    private static LogExpression Numeric(string name, IReadOnlyList<LogExpression> arguments, Func<double, double> compute) =>
        One(name, arguments, value => LogValues.Number(value) is { } number ? compute(number) : null);
}
