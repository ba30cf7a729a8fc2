using System.Text;
using Xunit;

namespace StandardObservability.Tool.Tests.Verification;

/// <summary>Inputs that are broken, foreign or huge get a sentence and exit code 4, and never a stack trace.</summary>
public sealed class HostileInputTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "a.sarif is empty. The findings and the inventory of a build are read from it. Build again;")]
    [InlineData("{ \"version\": \"2.1.0\", \"runs\": [", "a.sarif is not JSON: ")]
    [InlineData("[]", "a.sarif is not SARIF: it has no version or no runs.")]
    [InlineData("{ \"version\": \"1.0.0\", \"runs\": [] }", "a.sarif is SARIF 1.0.0, and 2.1 is needed.")]
    [InlineData("{ \"version\": 2.1, \"runs\": [] }", "a.sarif is not SARIF: it has no version or no runs.")]
    public void A_log_that_is_not_SARIF_2_1_is_a_tool_error(string text, string message)
    {
        _folder.Write("a.sarif", text);

        AssertError(ToolRun.In(_folder.Path, "verify", "--sarif", "a.sarif"), message);
    }

    [Theory]
    [InlineData("""[1, null, "x", {}, { "ruleId": 5 }, { "ruleId": "CA1000" }, { "ruleId": "TEL999", "message": { "text": "x" } }, { "ruleId": "TEL001" }]""")]
    [InlineData("""[{ "ruleId": "TEL001", "properties": [] }, { "ruleId": "TEL001", "properties": { "customProperties": { "kind": 1, "name": [] } } }]""")]
    [InlineData("""[{ "ruleId": "TEL001", "locations": [{ "physicalLocation": { "artifactLocation": { "uri": "file://host/%zz" }, "region": { "startLine": -5, "startColumn": 1e99 } } }], "properties": { "customProperties": { "kind": "meter", "name": "x" } } }]""")]
    public void Results_of_other_analyzers_and_of_an_unknown_form_are_ignored(string results)
    {
        _folder.Write("a.sarif", $$"""{ "version": "2.1.0", "runs": [null, 5, { "results": {{results}} }] }""");

        var run = ToolRun.Verify(_folder, "--sarif", "a.sarif");

        Assert.Equal("", run.Error);
        Assert.Empty(run.Findings);
    }

    [Fact]
    public void A_log_beyond_the_limit_is_a_tool_error()
    {
        using (var file = File.Create(Path.Combine(_folder.Path, "a.sarif"))) file.SetLength(600L * 1024 * 1024);

        AssertError(ToolRun.In(_folder.Path, "verify", "--sarif", "a.sarif"), "a.sarif is larger than 536870912 bytes.");
    }

    [Fact]
    public void A_log_of_100_MB_is_read()
    {
        var path = Path.Combine(_folder.Path, "a.sarif");
        using (var writer = new StreamWriter(path))
        {
            var foreign = $$"""{ "ruleId": "CA1000", "message": { "text": "{{new string('x', 10_000)}}" } },""";
            writer.Write("""{ "version": "2.1.0", "runs": [{ "results": [""");
            for (var i = 0; i < 10_500; i++) writer.Write(foreign);
            writer.Write(SarifText.Instrument("paid") + "]}]}");
        }

        Assert.Equal(["TEL101 paid"], ToolRun.Verify(_folder, "--sarif", "a.sarif").Targets);
    }

    [Theory]
    [InlineData("{}", "Line 1 of t.jsonl has none of resourceMetrics, resourceSpans, resourceLogs.")]
    [InlineData("{ \"resourceSpans\": [] }\n{ \"resourceSpans\": [", "Line 2 of t.jsonl is not JSON: ")]
    [InlineData("\u0000\u0001", "Line 1 of t.jsonl is not JSON: ")]
    public void Telemetry_that_is_not_OTLP_is_a_tool_error(string text, string message)
    {
        _folder.Write("t.jsonl", text);

        AssertError(ToolRun.In(_folder.Path, "verify", "--telemetry", "t.jsonl"), message);
    }

    [Fact]
    public void A_line_of_telemetry_that_has_no_end_is_a_tool_error()
    {
        using (var file = File.Create(Path.Combine(_folder.Path, "t.jsonl"))) file.SetLength(70L * 1024 * 1024);

        AssertError(ToolRun.In(_folder.Path, "verify", "--telemetry", "t.jsonl"), "Line 1 of t.jsonl is longer than 67108864 bytes.");
    }

    [Theory]
    [InlineData("""{ "resourceMetrics": [null, 5, { "scopeMetrics": {} }, { "resource": [], "scopeMetrics": [{ "scope": 1, "metrics": [null] }] }] }""")]
    [InlineData("""{ "resourceSpans": [{ "scopeSpans": [{ "scope": { "name": "acme.x" }, "spans": [null, { "name": 5, "attributes": [null, { "key": 1 }, { "key": "acme.a" }, { "key": "acme.b", "value": { "arrayValue": { "values": [{ "arrayValue": {} }] } } }], "events": 5 }] }] }] }""")]
    public void Values_of_an_unknown_form_do_not_stop_the_reading(string line)
    {
        _folder.Write("telemetry.policy.json", PolicyText.With("\"owned\"", "\"resource\": { \"required\": [] }, \"owned\""));
        _folder.Write("t.jsonl", line);

        var run = ToolRun.Verify(_folder, "--telemetry", "t.jsonl");

        Assert.Equal("", run.Error);
        Assert.Empty(run.Findings);
    }

    [Fact]
    public void A_program_that_is_not_an_assembly_is_a_tool_error()
    {
        _folder.Write("a.dll", "MZ but nothing more");

        AssertError(ToolRun.In(_folder.Path, "verify", "--assembly", "a.dll"), "a.dll is not a .NET assembly.");
    }

    [Fact]
    public void Each_cut_and_each_changed_byte_of_an_assembly_is_an_answer()
    {
        var original = File.ReadAllBytes(ShopBuild.Assembly);
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var bytes = original[..(i % 3 == 0 ? random.Next(original.Length) : original.Length)];
            for (var j = 0; j < 8 && bytes.Length > 0; j++) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(Path.Combine(_folder.Path, "a.dll"), bytes);

            var run = ToolRun.In(_folder.Path, "verify", "--assembly", "a.dll");

            Assert.DoesNotContain("The tool failed", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--sarif", "gone.sarif", "gone.sarif cannot be read: it does not exist.")]
    [InlineData("--policy", "gone.json", "gone.json cannot be read: it does not exist.")]
    [InlineData("--sarif", ".", ". cannot be read: access is denied, or it is a folder.")]
    [InlineData("--today", "31.1.2027", "--today is \"31.1.2027\", which is not a day of the calendar.")]
    [InlineData("--format", "xml", "Argument 'xml' not recognized.")]
    [InlineData("--nonsense", "x", "--nonsense is not an option.")]
    public void A_wrong_argument_is_a_tool_error(string option, string value, string message) =>
        AssertError(ToolRun.In(_folder.Path, "verify", option, value), message);

    [Fact]
    public void Nothing_to_verify_is_a_tool_error() =>
        AssertError(ToolRun.In(_folder.Path, "verify"), "No obj/**/telemetry.sarif is beneath ., and neither --sarif nor --telemetry nor --assembly is given. There is nothing to verify.");

    [Fact]
    public void Policies_that_differ_are_a_tool_error()
    {
        _folder.Write("a/telemetry.policy.json", PolicyText.Acme);
        _folder.Write("b/telemetry.policy.json", PolicyText.With("3.2.0", "3.3.0"));
        _folder.Write("obj/telemetry.sarif", SarifText.Of());

        AssertError(ToolRun.In(_folder.Path, "verify"), "There are 2 files telemetry.policy.json that differ: a/telemetry.policy.json, b/telemetry.policy.json.");
    }

    [Fact]
    public void A_policy_that_is_not_UTF_8_is_a_tool_error()
    {
        File.WriteAllBytes(Path.Combine(_folder.Path, "p.json"), Encoding.Latin1.GetBytes("{ \"policy\": \"\u00E4\" }"));

        AssertError(ToolRun.In(_folder.Path, "verify", "--policy", "p.json"), "p.json is not text in UTF-8.");
    }

    private static void AssertError(ToolRun run, string message)
    {
        Assert.StartsWith("error: " + message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
        Assert.Equal(4, run.ExitCode);
    }
}
