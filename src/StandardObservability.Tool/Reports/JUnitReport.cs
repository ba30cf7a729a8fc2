using System.Text;
using System.Xml;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Tool.Verification;

namespace StandardObservability.Tool.Reports;

/// <summary>A report of tests, which build servers show: a finding is a test that failed, was skipped by an exemption, or passed with a warning.</summary>
internal static class JUnitReport
{
    /// <summary>Writes the report.</summary>
    public static string Write(VerifyReport report)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };
        using (var xml = XmlWriter.Create(text, settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteStartElement("testsuite");
            xml.WriteAttributeString("name", "telemetry policy");
            xml.WriteAttributeString("tests", XmlConvert.ToString(Math.Max(1, report.Findings.Count)));
            xml.WriteAttributeString("failures", XmlConvert.ToString(report.Failures));
            xml.WriteAttributeString("errors", "0");
            xml.WriteAttributeString("skipped", XmlConvert.ToString(report.Exempt));
            foreach (var finding in report.Findings)
            {
                Write(xml, finding);
            }

            if (report.Findings.Count == 0)
            {
                WriteCase(xml, "telemetry policy", Valid(report.Policy), () => { });
            }

            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text.Append('\n');
    }

    private static void Write(XmlWriter xml, Finding finding) =>
        WriteCase(xml, $"{finding.Rule.Id} {finding.Rule.Title}", Valid($"{finding.Target} {finding.Place}"), () =>
    {
        if (finding.ExemptedBy is { } exemption)
        {
            xml.WriteStartElement("skipped");
            xml.WriteAttributeString("message", Valid($"{finding.Problem} Exempt: {ExemptionText.Write(exemption)}"));
            xml.WriteEndElement();
        }
        else if (finding.IsFailure)
        {
            xml.WriteStartElement("failure");
            xml.WriteAttributeString("message", Valid(finding.Problem));
            xml.WriteAttributeString("type", finding.Rule.Id);
            xml.WriteString(Valid($"{finding.Place}: {finding.Message}\n{finding.Exemption}"));
            xml.WriteEndElement();
        }
        else
        {
            xml.WriteElementString("system-out", Valid($"{finding.ModeWord}: {finding.Place}: {finding.Message}"));
        }
    });

    private static void WriteCase(XmlWriter xml, string group, string name, Action write)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", group);
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("time", "0");
        write();
        xml.WriteEndElement();
    }

    // XML 1.0 has no form for most control characters and for half of a surrogate pair.
    private static string Valid(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(PrintableText.Line);
        var valid = new StringBuilder();
        foreach (var rune in string.Join('\n', lines).EnumerateRunes())
        {
            valid.Append(rune.Value is 0xFFFE or 0xFFFF ? "\uFFFD" : rune.ToString());
        }

        return valid.ToString();
    }
}
