using System.Text.RegularExpressions;
using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Logs;

/// <summary>Parses a query: commands with pipes between them.</summary>
internal sealed partial class LogQueryParser
{
    private const int MaximumLength = 10_000;
    private readonly TextCursor _text;
    private readonly LogExpressionParser _expressions;

    private LogQueryParser(string query)
    {
        _text = new TextCursor(Comment().Replace(query, ""), "Logs Insights");
        _expressions = new LogExpressionParser(_text);
    }

    public static LogQuery Parse(string query)
    {
        if (query.Length > MaximumLength) throw new CloudWatchException($"Logs Insights: a query has at most {MaximumLength} characters");
        var parser = new LogQueryParser(query);
        var groups = new List<string>();
        var commands = new List<Func<LogResult, LogResult>>();
        do
        {
            if (parser._text.TakeWord("SOURCE")) groups.Add(parser.Source(commands.Count));
            else commands.Add(parser.Command());
        }
        while (parser._text.Take("|"));
        parser._text.ExpectEnd();
        return new LogQuery(groups, commands);
    }

    private string Source(int commandsBefore)
    {
        if (commandsBefore > 0) throw _text.Error("SOURCE comes before all commands");
        return _text.TakeQuoted(_text.Current is '"' ? '"' : '\'');
    }

    private Func<LogResult, LogResult> Command()
    {
        if (_text.TakeWord("fields")) return Fields();
        if (_text.TakeWord("display")) return Display();
        if (_text.TakeWord("filter")) return Filter();
        if (_text.TakeWord("stats")) return Stats();
        if (_text.TakeWord("sort")) return Sort();
        return _text.TakeWord("limit") ? Limit() : throw _text.Error("a command expected (fields, display, filter, stats, sort, limit)");
    }

    private Func<LogResult, LogResult> Fields()
    {
        var columns = Columns();
        return input => new LogResult([.. input.Columns.Union(columns.Select(column => column.Name))], Compute(input, columns));
    }

    private Func<LogResult, LogResult> Display()
    {
        var columns = Columns();
        return input => new LogResult([.. columns.Select(column => column.Name)], Compute(input, columns));
    }

    private Func<LogResult, LogResult> Filter()
    {
        var condition = _expressions.Parse();
        return input => input with { Rows = [.. input.Rows.Where(row => LogValues.IsTrue(condition.OfRow(row)))] };
    }

    private Func<LogResult, LogResult> Stats()
    {
        var values = Columns();
        if (values.Find(column => !column.Expression.Aggregates) is { Name: { } name }) throw _text.Error($"{name} is no aggregation");
        var keys = _text.TakeWord("by", anyCase: true) ? Columns() : [];
        return input => new LogResult(
            [.. keys.Select(key => key.Name), .. values.Select(value => value.Name)],
            [.. Groups(input, keys).Select(group => Aggregate(group, keys, values))]);
    }

    private static IEnumerable<IReadOnlyList<LogRow>> Groups(LogResult input, List<(string Name, LogExpression Expression)> keys) => input.Rows
        .GroupBy(row => string.Join('\n', keys.Select(key => key.Expression.OfRow(row) is { } value ? "=" + LogValues.Text(value) : "")))
        .Select(group => group.ToList());

    private static LogRow Aggregate(IReadOnlyList<LogRow> group, List<(string Name, LogExpression Expression)> keys, List<(string Name, LogExpression Expression)> values)
    {
        var row = new LogRow();
        foreach (var (name, expression) in keys) row.Set(name, expression.OfRow(group[0]));
        foreach (var (name, expression) in values) row.Set(name, expression.OfGroup(group));
        return row;
    }

    private Func<LogResult, LogResult> Sort()
    {
        var keys = new List<(LogExpression Expression, bool Descending)>();
        do
        {
            var expression = _expressions.Parse();
            var descending = _text.TakeWord("desc", anyCase: true);
            if (!descending) _text.TakeWord("asc", anyCase: true);
            keys.Add((expression, descending));
        }
        while (_text.Take(","));
        return input => input with { Rows = [.. Ordered(input.Rows, keys)] };
    }

    private static IEnumerable<LogRow> Ordered(IReadOnlyList<LogRow> rows, List<(LogExpression Expression, bool Descending)> keys)
    {
        IEnumerable<LogRow> ordered = rows;
        foreach (var (expression, descending) in Enumerable.Reverse(keys))
        {
            var comparer = Comparer<object?>.Create(LogValues.CompareForSort);
            ordered = descending ? ordered.OrderByDescending(expression.OfRow, comparer) : ordered.OrderBy(expression.OfRow, comparer);
        }

        return ordered;
    }

    private Func<LogResult, LogResult> Limit()
    {
        var limit = _text.TakeNumber() ?? throw _text.Error("a number expected");
        return limit is >= 1 and <= 10_000 ? input => input with { Rows = [.. input.Rows.Take((int)limit)] } : throw _text.Error("the limit must be 1 to 10000");
    }

    private List<(string Name, LogExpression Expression)> Columns()
    {
        var columns = new List<(string, LogExpression)>();
        do
        {
            var expression = _expressions.Parse();
            columns.Add((_text.TakeWord("as", anyCase: true) ? Alias() : expression.Text.Trim('`'), expression));
        }
        while (_text.Take(","));
        return columns;
    }

    private string Alias() => _text.Current == '`'
        ? _text.TakeQuoted('`')
        : _text.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '@' or '.') ?? throw _text.Error("a name expected");

    private static IReadOnlyList<LogRow> Compute(LogResult input, List<(string Name, LogExpression Expression)> columns) =>
        [.. input.Rows.Select(row => columns.Aggregate(row, (computed, column) => computed.With(column.Name, column.Expression.OfRow(computed))))];

    [GeneratedRegex(@"^\s*#.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
