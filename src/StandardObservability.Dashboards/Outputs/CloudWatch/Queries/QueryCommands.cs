namespace StandardObservability.Dashboards.Outputs.CloudWatch.Queries;

/// <summary>The commands of a Logs Insights query, which are separated by pipes.</summary>
internal static class QueryCommands
{
    /// <summary>Characters that enclose texts, names and patterns, in which a pipe does not separate commands.</summary>
    private const string Quotes = "'\"`/";

    /// <summary>Writes each command on a line.</summary>
    public static string ToLines(string query, string indent = "")
    {
        var lines = new List<string>();
        var (start, quote) = (0, '\0');
        for (var i = 0; i < query.Length; i++)
        {
            if (quote != '\0' ? query[i] == quote : Quotes.Contains(query[i], StringComparison.Ordinal) && IsOpening(query, i))
            {
                quote = quote == '\0' ? query[i] : '\0';
            }
            else if (query[i] == '|' && quote == '\0')
            {
                lines.Add(query[start..i].Trim());
                start = i + 1;
            }
        }

        lines.Add(query[start..].Trim());
        return string.Join($"\n{indent}| ", lines);
    }

    /// <summary>A slash opens a pattern only after a word such as <c>like</c>; between numbers it divides.</summary>
    private static bool IsOpening(string query, int index)
        => query[index] != '/' || query.AsSpan(0, index).TrimEnd() is var before && (before.EndsWith("like") || before.EndsWith("=~"));
}
