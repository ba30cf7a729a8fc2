using System.Globalization;
using System.Text;

namespace StandardObservability.Benchmarks.Reporting;

/// <summary>The results as a page of Markdown.</summary>
internal static class ResultsDocument
{
    private const string Command = "dotnet run -c Release --project benchmarks/StandardObservability.Benchmarks -- all";

    public static void Save(IReadOnlyList<SuiteResult> suites, bool isQuick)
    {
        var path = isQuick ? Repository.QuickResults : Repository.Results;
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, Write(suites, isQuick));
        Console.WriteLine($"Written to {path}");
    }

    private static string Write(IReadOnlyList<SuiteResult> suites, bool isQuick)
    {
        var page = new StringBuilder("# Benchmark results\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Generated on {DateTime.UtcNow:yyyy-MM-dd} by `{Command}{(isQuick ? " --quick" : string.Empty)}`; edits are overwritten.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Machine: {Machine.Describe()}.\n\n");
        if (isQuick)
        {
            page.Append("**Smoke run (`--quick`): too short to be quoted.**\n\n");
        }

        page.Append("""
            Bytes and instructions repeat from run to run: their bars are gates, and the command fails when one is not met. Times move
            with the machine, so only their ratios within one run are judged, and their bars are goals that fail nothing.


            """);
        foreach (var suite in suites)
        {
            page.Append(Section(suite)).Append('\n');
        }

        return page.ToString().TrimEnd() + "\n";
    }

    public static string Section(SuiteResult suite)
    {
        var section = new StringBuilder();
        section.Append(CultureInfo.InvariantCulture, $"## {suite.Title}\n\n{suite.Method}\n\n");
        if (suite.Skipped is { } reason)
        {
            return section.Append(CultureInfo.InvariantCulture, $"**skipped: {reason}**\n").ToString();
        }

        Table(section, suite.Columns, suite.Rows);
        if (suite.Bars.Count > 0)
        {
            section.Append('\n');
            Table(section, ["bar", "limit", "seen", "kind", ""], suite.Bars.Select(Row));
        }

        return section.ToString();
    }

    private static string[] Row(Bar bar) => [bar.Promise, bar.Limit, bar.Seen, bar.IsGate ? "gate" : "goal", bar.IsMet ? "met" : "**not met**"];

    private static void Table(StringBuilder page, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        Line(page, columns);
        Line(page, columns.Select(static (_, i) => i == 0 ? "---" : "---:"));
        foreach (var row in rows)
        {
            Line(page, row);
        }
    }

    private static void Line(StringBuilder page, IEnumerable<string> cells) => page.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
}
