using System.Text;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Tool.Acceptance;

namespace StandardObservability.Tool.Reports;

/// <summary>What <c>accept</c> wrote and what it refused.</summary>
internal static class AcceptReport
{
    /// <summary>Writes the report.</summary>
    public static string Write(AcceptResult result, string file)
    {
        var text = new StringBuilder();
        foreach (var exemption in result.Added)
        {
            text.Append("accepted: ").Append(PrintableText.Line(ExemptionText.Write(exemption))).Append('\n');
        }

        foreach (var finding in result.Refused)
        {
            var problem = $"{finding.Place}: {finding.Rule.Id}: {finding.Problem}";
            text.Append(PrintableText.Line($"refused: {problem} No exemption from this rule is possible. {finding.Remedy}")).Append('\n');
        }

        var counts = $"{Plural.Of(result.Added.Count, "exemption")} added, {result.All.Count} in total, {Plural.Of(result.Refused.Count, "finding")} refused.";
        return text.Append(PrintableText.Line($"{file}: {counts}")).Append('\n').ToString();
    }
}
