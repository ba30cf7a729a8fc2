namespace StandardObservability.Dashboards.Tests.CloudWatch.Logs;

/// <summary>Functions of groups of rows. Rows without the value do not count.</summary>
internal static class LogAggregates
{
    public static bool Knows(string name) =>
        name is "count" or "sum" or "avg" or "min" or "max" or "pct" or "count_distinct" or "stddev" or "latest" or "earliest";

    public static LogExpression Make(string name, IReadOnlyList<LogExpression> arguments)
    {
        if (name == "count" && arguments.Count == 0) return LogExpression.Aggregation(group => (double)group.Count);
        if (arguments.Count != (name == "pct" ? 2 : 1)) throw new CloudWatchException($"logs: {name} has {arguments.Count} arguments");
        if (arguments.Any(argument => argument.Aggregates)) throw new CloudWatchException($"logs: {name} cannot aggregate an aggregation");
        var value = arguments[0].OfRow;
        return LogExpression.Aggregation(name switch
        {
            "count" => group => (double)group.Count(row => value(row) is not null),
            "count_distinct" => group => (double)group.Select(value).OfType<object>().Select(LogValues.Text).Distinct().Count(),
            "latest" => group => group.Where(row => value(row) is not null).MaxBy(row => row.Number("@timestamp")) is { } last ? value(last) : null,
            "earliest" => group => group.Where(row => value(row) is not null).MinBy(row => row.Number("@timestamp")) is { } first ? value(first) : null,
            "pct" => group => OfNumbers(group, value, numbers => Percentile(numbers, LogValues.Number(arguments[1].OfRow(new LogRow())) ?? throw new CloudWatchException("logs: pct needs a number"))),
            "min" => group => group.Select(value).OfType<object>().Order(Comparer<object>.Create(LogValues.Compare)).FirstOrDefault(),
            "max" => group => group.Select(value).OfType<object>().Order(Comparer<object>.Create(LogValues.Compare)).LastOrDefault(),
            "sum" => group => OfNumbers(group, value, numbers => numbers.Sum()),
            "avg" => group => OfNumbers(group, value, numbers => numbers.Average()),
            _ => group => OfNumbers(group, value, Deviation),
        });
    }

    private static double? OfNumbers(IReadOnlyList<LogRow> group, Func<LogRow, object?> value, Func<IReadOnlyList<double>, double> compute)
    {
        var numbers = group.Select(row => LogValues.Number(value(row))).OfType<double>().ToList();
        return numbers.Count == 0 ? null : compute(numbers);
    }

    private static double Percentile(IReadOnlyList<double> numbers, double share)
    {
        var rank = (int)Math.Ceiling(numbers.Count * share / 100 - 1e-9);
        return numbers.Order().ElementAt(Math.Clamp(rank, 1, numbers.Count) - 1);
    }

    private static double Deviation(IReadOnlyList<double> numbers)
    {
        var average = numbers.Average();
        return Math.Sqrt(numbers.Sum(number => (number - average) * (number - average)) / numbers.Count);
    }
}
