using System.Globalization;
using System.Text.Json;
using StandardObservability.Conventions.Policy;
using StandardObservability.Tool.Verification;

namespace StandardObservability.Tool.Reports.Facts;

/// <summary>Facts about a service for portals that show scorecards. The form has a version, and docs/schemas has its schema.</summary>
internal static class FactsReport
{
    private const int SchemaVersion = 1;

    /// <summary>Writes the report.</summary>
    public static string Write(VerifyReport report) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("schemaVersion", SchemaVersion);
        json.WriteString("day", Day(report.Day));
        WritePolicy(json, report.Facts);
        WriteCounts(json, report);
        WriteExemptions(json, report.Facts.Exemptions, report.Day);
        WriteInstruments(json, report.Facts);
        ScoreJson.Write(json, report.Facts.Scores);
        json.WriteEndObject();
    });

    private static void WritePolicy(Utf8JsonWriter json, VerifyFacts facts)
    {
        json.WriteString("policyName", facts.Policy?.Name);
        json.WriteString("policyVersion", facts.Policy?.Version);
        json.WriteString("policyHash", facts.Policy?.Hash);
        json.WriteString("analyzers", facts.Analyzers);
    }

    private static void WriteCounts(Utf8JsonWriter json, VerifyReport report)
    {
        json.WriteBoolean("conforms", report.ExitCode == ExitCodes.Success);
        json.WriteNumber("exitCode", report.ExitCode);
        json.WriteNumber("enforcedFindings", report.Failures);
        json.WriteNumber("warnings", report.Warnings);
        json.WriteNumber("auditedFindings", report.Audits);
        json.WriteNumber("exemptFindings", report.Exempt);
        json.WriteStartArray("findings");
        foreach (var rule in report.Findings
            .GroupBy(finding => (finding.Rule.Id, Mode: finding.ExemptedBy is null ? finding.ModeWord : "exempt"))
            .OrderBy(group => group.Key.Id, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Mode, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("rule", rule.Key.Id);
            json.WriteString("mode", rule.Key.Mode);
            json.WriteNumber("count", rule.Count());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteExemptions(Utf8JsonWriter json, IReadOnlyList<Exemption> exemptions, DateTime day)
    {
        foreach (var state in (string[])["valid", "expiring", "expired"])
        {
            json.WriteNumber($"{state}Exemptions", exemptions.Count(exemption => FindState(exemption, day) == state));
        }

        json.WriteStartArray("exemptions");
        foreach (var exemption in exemptions
            .OrderBy(e => e.Expires)
            .ThenBy(e => e.Rule, StringComparer.Ordinal)
            .ThenBy(e => e.Target, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("rule", exemption.Rule);
            json.WriteString("target", exemption.Target);
            json.WriteString("owner", exemption.Owner);
            json.WriteString("ticket", exemption.Ticket);
            json.WriteString("expires", Day(exemption.Expires));
            json.WriteString("state", FindState(exemption, day));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // A project with several target frameworks is compiled several times.
    private static void WriteInstruments(Utf8JsonWriter json, VerifyFacts facts)
    {
        json.WriteStartArray("instruments");
        foreach (var (name, kind, unit) in facts.Instruments.Select(item => (item.Name, item.Kind, item.Unit)).Distinct()
            .OrderBy(item => item.Name, StringComparer.Ordinal)
            .ThenBy(item => item.Kind, StringComparer.Ordinal)
            .ThenBy(item => item.Unit, StringComparer.Ordinal))
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("kind", kind);
            json.WriteString("unit", unit);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string FindState(Exemption exemption, DateTime day) =>
        exemption.IsExpired(day) ? "expired" : exemption.IsExpiring(day) ? "expiring" : "valid";

    private static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
