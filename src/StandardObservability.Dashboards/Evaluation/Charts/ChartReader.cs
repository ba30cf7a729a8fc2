namespace StandardObservability.Dashboards.Evaluation.Charts;

/// <summary>Reads what a widget draws.</summary>
internal sealed class ChartReader(QueryEvaluator queries)
{
    /// <summary>Lines of a query that is split by an attribute. The rest, with the smallest values, is not drawn.</summary>
    public const int MaxLines = 10;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The lines of a widget.</summary>
    /// <param name="widget">The widget.</param>
    /// <param name="from">Begin of the first step.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="step">Length of a step.</param>
    /// <param name="now">End of the minute whose value is the number of the line.</param>
    public IReadOnlyList<ChartLine> Read(Widget widget, DateTimeOffset from, int steps, TimeSpan step, DateTimeOffset now)
        => [.. widget.Lines.SelectMany(l => FindParts(l, now).Select(p => Read(p.Label, l.Query, p.Value, from, steps, step, now)))];

    private IEnumerable<(string Label, string? Value)> FindParts(Line line, DateTimeOffset now)
    {
        if (FindAttribute(line.Query) is null)
        {
            return [(line.Label, null)];
        }

        return queries.Split(line.Query, now - Minute, now).Take(MaxLines).Select(static p => (p.Value, (string?)p.Value));
    }

    private static string? FindAttribute(Query query) => query switch
    {
        SignalQuery signal => signal.By,
        LogCountQuery logs => logs.By,
        _ => null,
    };

    private ChartLine Read(string label, Query query, string? value, DateTimeOffset from, int steps, TimeSpan step, DateTimeOffset now)
    {
        // Events are rare: a line of single seconds would be spikes.
        var window = query is LogCountQuery ? Minute : step;
        var values = new double?[steps];
        for (var i = 0; i < steps; i++)
        {
            var end = from + (step * (i + 1));
            values[i] = queries.Evaluate(query, value, end - window, end);
        }

        return new ChartLine(label, FindAttribute(query), queries.Evaluate(query, value, now - Minute, now), values);
    }
}
