using System.Text;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tool.Verification;

namespace StandardObservability.Tool.Reports;

/// <summary>The report for people. Findings that are only audited are counted, and listed by the other formats.</summary>
internal static class TextReport
{
    private const string Reset = "\u001b[0m";

    /// <summary>Writes the report.</summary>
    public static string Write(VerifyReport report, bool usesColour)
    {
        var text = new StringBuilder();
        foreach (var finding in report.Findings.Where(finding => finding.Mode > PolicyMode.Audit))
        {
            Write(text, finding, usesColour);
        }

        foreach (var note in report.Notes)
        {
            text.Append(note).Append('\n');
        }

        return text.Append(PrintableText.Line(report.Summary)).Append('\n').ToString();
    }

    private static void Write(StringBuilder text, Finding finding, bool usesColour)
    {
        var word = finding.ExemptedBy == null ? finding.ModeWord : "exempt";
        text.Append(PrintableText.Line(finding.Place.ToString())).Append(": ").Append(Colour(word, usesColour)).Append(' ').Append(finding.Rule.Id)
            .Append(": ").Append(PrintableText.Line(finding.Problem)).Append(finding.Count == 1 ? "" : $" ({finding.Count} times)").Append('\n');
        if (finding.ExemptedBy is { } exemption)
        {
            text.Append("    Exempt until ").Append(exemption.Expires.ToString("yyyy-MM-dd", null)).Append(Describe(exemption)).Append(".\n\n");
            return;
        }

        text.Append("    Why: ").Append(PrintableText.Line(finding.Reason)).Append(finding.IsNew ? " The former policy did not enforce it." : "").Append('\n');
        text.Append("    Fix: ").Append(PrintableText.Line(finding.Remedy)).Append('\n');
        if (finding.Exemption != null)
        {
            text.Append("    Or exempt it: ").Append(PrintableText.Line(finding.Exemption)).Append('\n');
        }

        text.Append('\n');
    }

    private static string Describe(Conventions.Policy.Exemption exemption) =>
        PrintableText.Line((exemption.Owner == null ? "" : $", {exemption.Owner}") + (exemption.Ticket == null ? "" : $", {exemption.Ticket}"));

    private static string Colour(string word, bool usesColour) => !usesColour ? word : word switch
    {
        "enforce" => $"\u001b[31m{word}{Reset}",
        "warn" => $"\u001b[33m{word}{Reset}",
        _ => $"\u001b[2m{word}{Reset}",
    };
}
