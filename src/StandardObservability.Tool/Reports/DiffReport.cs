using System.Text;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Tool.Evolution;

namespace StandardObservability.Tool.Reports;

/// <summary>The differences of two policies as a report.</summary>
internal static class DiffReport
{
    /// <summary>The formats, the default first.</summary>
    public static string[] Formats { get; } = [ReportFormat.Text, "json", "markdown"];

    /// <summary>Writes the report.</summary>
    public static string Write(string format, PolicyDiff diff) => format switch
    {
        "json" => WriteJson(diff),
        "markdown" => WriteMarkdown(diff),
        _ => WriteText(diff),
    };

    private static string WriteText(PolicyDiff diff)
    {
        var text = new StringBuilder();
        foreach (var change in diff.Changes)
        {
            text.Append(PrintableText.Line($"{PolicyDiff.Word(change.Class)}: {change.Subject}: {change.Description}. {change.Reason}")).Append('\n');
        }

        return text.Append(PrintableText.Line(diff.Summary)).Append('\n').ToString();
    }

    private static string WriteMarkdown(PolicyDiff diff)
    {
        var text = new StringBuilder("### Telemetry policy\n\n").Append(MarkdownReport.Escape(diff.Summary));
        text.Append("\n\n| class | what | change | why |\n|---|---|---|---|\n");
        foreach (var change in diff.Changes)
        {
            var cells = new[] { PolicyDiff.Word(change.Class), change.Subject, change.Description, change.Reason };
            text.Append("| ").AppendJoin(" | ", cells.Select(MarkdownReport.Escape)).Append(" |\n");
        }

        return text.ToString();
    }

    private static string WriteJson(PolicyDiff diff) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("old", diff.Old.Citation);
        json.WriteString("new", diff.Current.Citation);
        json.WriteString("required", diff.Required is { } required ? PolicyDiff.Word(required) : null);
        json.WriteString("version", diff.Permitted is { } permitted ? PolicyDiff.Word(permitted) : null);
        json.WriteBoolean("isPermitted", diff.IsPermitted);
        json.WriteStartArray("changes");
        foreach (var change in diff.Changes)
        {
            json.WriteStartObject();
            json.WriteString("class", PolicyDiff.Word(change.Class));
            json.WriteString("subject", change.Subject);
            json.WriteString("change", change.Description);
            json.WriteString("reason", change.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
