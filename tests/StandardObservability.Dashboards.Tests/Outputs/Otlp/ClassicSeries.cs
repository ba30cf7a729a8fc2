using System.Text.RegularExpressions;

namespace StandardObservability.Dashboards.Tests.Outputs.Otlp;

/// <summary>
/// Rewrites a query of CloudWatch for promtool 2.42: quoted names become names with underscores, and functions of histograms become quotients and
/// sums of series with the suffixes <c>_count</c> and <c>_bucket</c>. The rest of the query is evaluated unchanged.
/// </summary>
internal static partial class ClassicSeries
{
    public static string Rewrite(string query)
    {
        query = Replace(query, "histogram_count", static a => $"({WithSuffix(a[0], "_count")})");
        query = Replace(query, "histogram_fraction", static a => $"(({WithSuffix(a[2], "_bucket", $", \"le\"=\"{a[1].Trim()}\"")}) / ({WithSuffix(a[2], "_count")}))");
        query = Replace(query, "histogram_quantile", static a => $"quantile_of_buckets({a[0]}, {WithSuffix(a[1].Replace("sum(", "sum by (le) (", StringComparison.Ordinal), "_bucket")})")
            .Replace("quantile_of_buckets", "histogram_quantile", StringComparison.Ordinal);
        return Rename(query);
    }

    /// <summary>Rewrites names alone.</summary>
    public static string Rename(string query)
    {
        query = Selector().Replace(query, static s => $"{Name(s.Groups[1].Value)}{{{Matcher().Replace(s.Groups[2].Value.TrimStart(',', ' '), static m => Name(m.Groups[1].Value) + m.Groups[2].Value)}}}");
        return Label().Replace(query, static l => $"({Name(l.Groups[1].Value)})");
    }

    private static string Name(string name) => name.TrimStart('@').Replace('.', '_');

    private static string WithSuffix(string expression, string suffix, string matcher = "")
        => Selector().Replace(expression, s => $"{{\"{s.Groups[1].Value}{suffix}\"{s.Groups[2].Value}{matcher}}}");

    /// <summary>Replaces the calls of a function.</summary>
    private static string Replace(string query, string function, Func<string[], string> rewrite)
    {
        for (var start = query.IndexOf(function + "(", StringComparison.Ordinal); start >= 0; start = query.IndexOf(function + "(", StringComparison.Ordinal))
        {
            var (arguments, end) = ReadArguments(query, start + function.Length + 1);
            query = query[..start] + rewrite(arguments) + query[end..];
        }

        return query;
    }

    private static (string[] Arguments, int End) ReadArguments(string query, int at)
    {
        var (arguments, depth, begin) = (new List<string>(), 0, at);
        for (; depth >= 0; at++)
        {
            depth += query[at] switch { '(' or '{' or '[' => 1, ')' or '}' or ']' => -1, _ => 0 };
            if (depth < 0 || (depth == 0 && query[at] == ','))
            {
                arguments.Add(query[begin..at]);
                begin = at + 1;
            }
        }

        return ([.. arguments], at);
    }

    [GeneratedRegex("""\{"([^"]+)"((?:, "[^"]+"(?:=~|!~|!=|=)"[^"]*")*)\}""")]
    private static partial Regex Selector();

    [GeneratedRegex("""(?<=^|, )"([^"]+)"(=~|!~|!=|=)""")]
    private static partial Regex Matcher();

    [GeneratedRegex("""\("([^"]+)"\)""")]
    private static partial Regex Label();
}
