namespace StandardObservability.Dashboards.Tests.CloudWatch.Logs;

/// <summary>The result of a query, and what one command of it passes to the next.</summary>
internal sealed record LogResult(IReadOnlyList<string> Columns, IReadOnlyList<LogRow> Rows)
{
    /// <summary>The values of a column; null where a row has none.</summary>
    public IReadOnlyList<object?> Column(string name) =>
        Columns.Contains(name) ? [.. Rows.Select(row => row[name])] : throw new CloudWatchException($"logs: the result has no column {name}, only {string.Join(", ", Columns)}");
}
