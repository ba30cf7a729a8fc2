using System.Text;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tool.Verification;

namespace StandardObservability.Tool.Reports;

/// <summary>The report as a comment of a pull request.</summary>
internal static class MarkdownReport
{
    // GitHub refuses comments of more than 65,536 characters.
    private const int MostRows = 100;

    /// <summary>Writes the report.</summary>
    public static string Write(VerifyReport report)
    {
        var shown = report.Findings.Where(finding => finding.Mode > PolicyMode.Audit && finding.ExemptedBy == null).ToList();
        var text = new StringBuilder("### Telemetry policy\n\n").Append(Escape(report.Summary)).Append('\n');
        if (shown.Count > 0)
        {
            text.Append("\n| rule | mode | problem | fix | place |\n|---|---|---|---|---|\n");
        }

        foreach (var finding in shown.Take(MostRows))
        {
            text.Append($"| {finding.Rule.Id} | {finding.ModeWord} | {Escape(finding.Problem)} {Escape(finding.Reason)} ")
                .Append($"| {Escape(finding.Remedy)} | {Escape(finding.Place.ToString())} |\n");
        }

        if (shown.Count > MostRows)
        {
            text.Append($"\n{shown.Count - MostRows} more findings are in the other formats.\n");
        }

        return text.Append(Exemptions(shown)).Append(string.Concat(report.Notes.Select(note => $"\n{Escape(note)}\n"))).ToString();
    }

    private static string Exemptions(List<Finding> findings)
    {
        // A fence ends at three backticks at the beginning of a line, and an exemption is one line that begins with a brace.
        var shown = findings.Take(MostRows).Select(finding => finding.Exemption).OfType<string>();
        var exemptions = shown.Select(PrintableText.Line).Distinct(StringComparer.Ordinal).ToList();
        return exemptions.Count == 0
            ? ""
            : $"\n<details><summary>Exemptions, if a fix takes time</summary>\n\n```json\n{string.Join(",\n", exemptions)}\n```\n\n</details>\n";
    }

    /// <summary>The text within a cell. What Markdown or HTML would interpret is escaped, and names do not mention people.</summary>
    internal static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var c in PrintableText.Line(text))
        {
            _ = c switch
            {
                '<' => escaped.Append("&lt;"),
                '>' => escaped.Append("&gt;"),
                '&' => escaped.Append("&amp;"),
                '@' => escaped.Append("&#64;"),
                '|' or '\\' or '`' or '*' or '_' or '[' or ']' or '#' or '~' => escaped.Append('\\').Append(c),
                _ => escaped.Append(c),
            };
        }

        return escaped.ToString();
    }
}
