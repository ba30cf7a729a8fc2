using System.Globalization;
using System.Text.Json;
using StandardObservability.Conventions.Policy;
using StandardObservability.Tool.Reports.Facts;
using StandardObservability.Tool.Verification;

namespace StandardObservability.Tool.Reports;

/// <summary>The report for programs, with all findings.</summary>
internal static class JsonReport
{
    /// <summary>Writes the report.</summary>
    public static string Write(VerifyReport report) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("policy", report.Policy);
        json.WriteString("day", report.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteNumber("exitCode", report.ExitCode);
        json.WriteNumber("enforced", report.Failures);
        json.WriteNumber("warnings", report.Warnings);
        json.WriteNumber("audited", report.Audits);
        json.WriteNumber("exempt", report.Exempt);
        json.WriteStartArray("notes");
        foreach (var note in report.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        ScoreJson.Write(json, report.Facts.Scores);
        json.WriteStartArray("findings");
        foreach (var finding in report.Findings)
        {
            Write(json, finding);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("mode", finding.ModeWord);
        json.WriteString("target", finding.Target);
        json.WriteOptional("weaverId", finding.WeaverId);
        json.WriteString("problem", finding.Problem);
        json.WriteString("reason", finding.Reason);
        json.WriteString("remedy", finding.Remedy);
        json.WriteString("source", finding.Source.ToString().ToLowerInvariant());
        json.WriteString("file", finding.Place.File);
        json.WriteNumber("line", finding.Place.Line);
        json.WriteNumber("column", finding.Place.Column);
        json.WriteNumber("count", finding.Count);
        json.WriteBoolean("isNew", finding.IsNew);
        if (finding.Exemption != null)
        {
            json.WritePropertyName("exemption");
            json.WriteRawValue(finding.Exemption);
        }

        if (finding.ExemptedBy is { } exemption)
        {
            json.WritePropertyName("exemptedBy");
            json.WriteRawValue(ExemptionText.Write(exemption));
        }

        json.WriteEndObject();
    }
}
