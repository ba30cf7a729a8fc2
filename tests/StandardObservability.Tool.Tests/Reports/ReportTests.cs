using System.Xml;
using System.Xml.Linq;
using Judges;
using Xunit;

namespace StandardObservability.Tool.Tests.Reports;

/// <summary>Each format, with names that would break out of it.</summary>
public sealed class ReportTests : IDisposable
{
    // A line end, the escape of terminals, a mark that reorders text, half of a surrogate pair, and what each format uses as its own sign.
    private const string Hostile = "a\r\n::error::x\u001b[31m|`<b>&\"',%0A:@all\u202E\u0000\uFFFF]]>";

    private readonly TestFolder _folder = new();

    public ReportTests()
    {
        _folder.Write("telemetry.policy.json", PolicyText.Acme);
        _folder.Write("obj/telemetry.sarif", SarifText.Of(SarifText.Instrument(Hostile), SarifText.Instrument("paid", line: 7), SarifText.Instrument("acme.order.paid", "orders", line: 8)));
        _folder.Write("telemetry.exemptions.json", """[{ "rule": "TEL101", "target": "paid", "owner": "team|pay", "ticket": "OBS-12", "expires": "2027-01-31" }]""");
    }

    public void Dispose() => _folder.Dispose();

    private string Write(string format)
    {
        var run = ToolRun.In(_folder.Path, "verify", "--today", "2026-12-01", "--format", format);
        Assert.Equal("", run.Error);
        Assert.Equal(1, run.ExitCode);
        return run.Output;
    }

    [JudgedFact]
    public async Task SARIF_is_valid_by_its_schema()
    {
        var verdict = await NodeJudge.Shared.CheckSarifAsync(Write("sarif"));

        Assert.Empty(verdict.Errors);
        var results = verdict.Document.GetProperty("runs")[0].GetProperty("results");
        Assert.Equal(["error", "warning", "error"], results.EnumerateArray().Select(static r => r.GetProperty("level").GetString()));
        Assert.Equal("external", results[2].GetProperty("suppressions")[0].GetProperty("kind").GetString());
    }

    [JudgedFact]
    public async Task The_judge_of_SARIF_finds_a_missing_message()
    {
        var verdict = await NodeJudge.Shared.CheckSarifAsync(Write("sarif").Replace("\"message\"", "\"massage\"", StringComparison.Ordinal));

        Assert.Contains(verdict.Errors, static e => e.Contains("must have required property 'message'", StringComparison.Ordinal));
    }

    [JudgedFact]
    public async Task JSON_is_strict_JSON() => Assert.Empty((await NodeJudge.Shared.CheckJsonAsync(Write("json"))).Errors);

    [Fact]
    public void JUnit_is_XML_with_consistent_counts()
    {
        using var text = new StringReader(Write("junit"));
        using var reader = XmlReader.Create(text, new XmlReaderSettings { CheckCharacters = true, DtdProcessing = DtdProcessing.Prohibit });
        var suite = XDocument.Load(reader).Root!.Element("testsuite")!;
        var cases = suite.Elements("testcase").ToList();

        Assert.Equal((int)suite.Attribute("tests")!, cases.Count);
        Assert.Equal((int)suite.Attribute("failures")!, cases.Count(static c => c.Element("failure") != null));
        Assert.Equal((int)suite.Attribute("skipped")!, cases.Count(static c => c.Element("skipped") != null));
        Assert.Equal(3, cases.Count);
    }

    [Fact]
    public void JUnit_of_a_build_without_findings_has_a_test_that_passed()
    {
        _folder.Write("obj/telemetry.sarif", SarifText.Of());

        var run = ToolRun.In(_folder.Path, "verify", "--today", "2026-12-01", "--format", "junit");

        Assert.Single(XDocument.Parse(run.Output).Descendants("testcase"));
    }

    [Fact]
    public void Annotations_are_one_line_each_and_their_properties_are_escaped()
    {
        var lines = Write("github").TrimEnd('\n').Split('\n');

        Assert.Equal(3, lines.Length);
        Assert.StartsWith("::error file=Orders.cs,line=1,col=5,title=TEL101 Name breaks the naming rule::Instrument 'a%0A::error::xU+001B[31m", lines[0], StringComparison.Ordinal);
        Assert.Contains("%250A", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("::warning file=Orders.cs,line=8,col=5,title=TEL103 Unit is missing or not UCUM::", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("::notice title=Telemetry policy::1 enforced finding, 1 warning, 0 audited, 1 exempt", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Markdown_keeps_its_table_and_mentions_no_one()
    {
        var rows = Write("markdown").Split('\n').Where(static l => l.StartsWith('|')).ToList();

        Assert.Equal(4, rows.Count);
        Assert.All(rows, static r => Assert.Equal(6, r.Replace("\\|", "", StringComparison.Ordinal).Count(static c => c == '|')));
        Assert.DoesNotContain(rows, static r => r.Contains('@', StringComparison.Ordinal) || r.Contains("<b>", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("text")]
    [InlineData("github")]
    [InlineData("markdown")]
    [InlineData("junit")]
    public void No_control_character_of_a_name_reaches_a_terminal_or_a_comment(string format) =>
        Assert.DoesNotContain(Write(format), static c => (char.IsControl(c) && c != '\n') || c == '\u202E');

    [Fact]
    public void Text_shows_problem_reason_remedy_exemption_and_counts()
    {
        var text = Write("text");

        Assert.Contains("""
            Orders.cs(8,5): warn TEL103: Instrument 'acme.order.paid' has the unit "orders", which is not UCUM.
                Why: A dashboard cannot scale or compare values whose unit it does not know.
                Fix: Write "{order}".
                Or exempt it: { "rule": "TEL103", "target": "acme.order.paid", "owner": "your-team", "ticket": "TICKET-1", "expires": "2027-03-01" }

            Orders.cs(7,5): exempt TEL101: Instrument 'paid' has no namespace.
                Exempt until 2027-01-31, team|pay, OBS-12.

            Builds: 1 SARIF file with 3 instruments.
            1 enforced finding, 1 warning, 0 audited, 1 exempt; policy acme 3.2.0; exit code 1.

            """, text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_is_written_to_the_file_of_output()
    {
        var run = ToolRun.In(_folder.Path, "verify", "--today", "2026-12-01", "--format", "json", "--output", "report.json");

        Assert.Equal("", run.Output);
        Assert.StartsWith("{", _folder.Read("report.json"), StringComparison.Ordinal);
    }
}
