using System.Text;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tool.Verification;

namespace StandardObservability.Tool.Reports;

/// <summary>Annotations of GitHub Actions. https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands</summary>
internal static class GitHubReport
{
    /// <summary>Writes an annotation of each finding that is not exempt or audited, and a notice with the counts.</summary>
    public static string Write(VerifyReport report)
    {
        var text = new StringBuilder();
        foreach (var finding in report.Findings.Where(finding => finding.Mode > PolicyMode.Audit && finding.ExemptedBy == null))
        {
            text.Append(finding.IsFailure ? "::error " : "::warning ").Append("file=").Append(EscapeProperty(finding.Place.File));
            if (finding.Place.Line > 0)
            {
                text.Append(",line=").Append(finding.Place.Line);
            }

            if (finding.Place.Column > 0)
            {
                text.Append(",col=").Append(finding.Place.Column);
            }

            var exemption = finding.Exemption == null ? "" : $"\nOr exempt it: {finding.Exemption}";
            text.Append(",title=").Append(EscapeProperty($"{finding.Rule.Id} {finding.Rule.Title}"))
                .Append("::").Append(EscapeData(finding.Message + exemption)).Append('\n');
        }

        return text.Append("::notice title=Telemetry policy::").Append(EscapeData(report.Summary)).Append('\n').ToString();
    }

    private static string EscapeData(string text) =>
        string.Join("%0A", text.Replace("%", "%25", StringComparison.Ordinal).ReplaceLineEndings("\n").Split('\n').Select(PrintableText.Line));

    private static string EscapeProperty(string text) =>
        EscapeData(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
