using System.Text;
using StandardObservability.Tool.Acceptance;
using StandardObservability.Tool.Verification;

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
            text.Append("accepted: ").Append(Printable.Line(ExemptionText.Write(exemption))).Append('\n');
        }

        foreach (var finding in result.Refused)
        {
            text.Append(Printable.Line($"refused: {finding.Place}: {finding.Rule.Id}: {finding.Problem} No exemption from this rule is possible. {finding.Remedy}")).Append('\n');
        }

        return text.Append(Printable.Line($"{file}: {Plural.Of(result.Added.Count, "exemption")} added, {result.All.Count} in total, {Plural.Of(result.Refused.Count, "finding")} refused.")).Append('\n').ToString();
    }
}
