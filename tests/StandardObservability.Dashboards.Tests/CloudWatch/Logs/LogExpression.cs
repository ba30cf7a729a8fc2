namespace StandardObservability.Dashboards.Tests.CloudWatch.Logs;

/// <summary>An expression of a query: its text, its value for a row, and its value for a group of rows when it aggregates.</summary>
internal sealed record LogExpression(Func<LogRow, object?> OfRow, Func<IReadOnlyList<LogRow>, object?> OfGroup)
{
    /// <summary>The expression as it was written: the name of its column when no alias is given.</summary>
    public string Text { get; init; } = "";

    public bool Aggregates { get; init; }

    /// <summary>A value that depends on nothing.</summary>
    public static LogExpression Constant(object value) => new(_ => value, _ => value);

    public static LogExpression Field(string name) => new(
        row => row[name],
        _ => throw new CloudWatchException($"logs: the field {name} must be inside of an aggregation or behind 'by'"));

    /// <summary>A value of each row, computed of other expressions.</summary>
    public static LogExpression Of(IReadOnlyList<LogExpression> operands, Func<IReadOnlyList<object?>, object?> compute) => new(
        row => compute([.. operands.Select(operand => operand.OfRow(row))]),
        group => compute([.. operands.Select(operand => operand.OfGroup(group))]))
    { Aggregates = operands.Any(operand => operand.Aggregates) };

    public static LogExpression Aggregation(Func<IReadOnlyList<LogRow>, object?> compute) => new(
        _ => throw new CloudWatchException("logs: an aggregation is allowed in stats only"),
        compute)
    { Aggregates = true };
}
