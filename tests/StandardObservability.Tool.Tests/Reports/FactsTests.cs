using System.Text.Json;
using Judges;
using Xunit;

namespace StandardObservability.Tool.Tests.Reports;

/// <summary>The facts that portals read.</summary>
public sealed class FactsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public FactsTests()
    {
        _folder.Write("telemetry.policy.json", PolicyText.Acme);
        _folder.Write("obj/telemetry.sarif", SarifText.Of(
            SarifText.Instrument("order_count"),
            SarifText.Instrument("paid", line: 7),
            SarifText.Instrument("acme.order.paid", "orders", line: 8),
            SarifText.Instrument("acme.order.sent", "orders", line: 9)));
        _folder.Write("telemetry.exemptions.json", """
            [{ "rule": "TEL101", "target": "paid", "owner": "team \"pay\"", "ticket": "OBS-12", "expires": "2026-12-31" },
             { "rule": "TEL101", "target": "acme.a*", "owner": "team-a", "ticket": "OBS-13", "expires": "2027-01-01" },
             { "rule": "TEL101", "target": "acme.b*", "owner": "team-b", "ticket": "OBS-14", "expires": "2026-11-30" }]
            """);
    }

    public void Dispose() => _folder.Dispose();

    [JudgedFact]
    public async Task Facts_are_valid_by_their_schema_and_have_what_was_verified()
    {
        var facts = await CheckAsync(expectedExit: 1);

        Assert.Equal(("acme", "3.2.0", "unknown", false), (facts.GetProperty("policyName").GetString(), facts.GetProperty("policyVersion").GetString(), facts.GetProperty("analyzers").GetString(), facts.GetProperty("conforms").GetBoolean()));
        Assert.Equal(["TEL101 enforce 1", "TEL101 exempt 1", "TEL103 warn 2", "TEL902 warn 1"], Items(facts, "findings").Select(static f => $"{f.GetProperty("rule")} {f.GetProperty("mode")} {f.GetProperty("count")}"));
        Assert.Equal((1, 3, 0, 1), (Number(facts, "enforcedFindings"), Number(facts, "warnings"), Number(facts, "auditedFindings"), Number(facts, "exemptFindings")));
        Assert.Equal((1, 1, 1), (Number(facts, "validExemptions"), Number(facts, "expiringExemptions"), Number(facts, "expiredExemptions")));
        Assert.Equal(["acme.b* expired", "paid expiring", "acme.a* valid"], Items(facts, "exemptions").Select(static e => $"{e.GetProperty("target")} {e.GetProperty("state")}"));
        Assert.Equal(["acme.order.paid", "acme.order.sent", "order_count", "paid"], Items(facts, "instruments").Select(static i => i.GetProperty("name").GetString()));
        Assert.Empty(Items(facts, "instrumentationScores"));
    }

    [JudgedFact]
    public async Task A_policy_with_faults_has_facts_too()
    {
        _folder.Write("telemetry.policy.json", """{ "policy": "acme", "version": "3" }""");

        var facts = await CheckAsync(expectedExit: 3);

        Assert.Equal(JsonValueKind.Null, facts.GetProperty("policyName").ValueKind);
        Assert.Equal(3, Number(facts, "exitCode"));
    }

    [JudgedFact]
    public async Task Names_that_would_break_out_of_JSON_do_not()
    {
        _folder.Write("obj/telemetry.sarif", SarifText.Of(SarifText.Instrument("a\"\r\n\u0000\u202E</script>")));

        Assert.Single(Items(await CheckAsync(expectedExit: 1), "instruments"));
    }

    [JudgedTheory]
    [InlineData("\"schemaVersion\": 1", "\"schemaVersion\": 2")]
    [InlineData("\"analyzers\": \"unknown\"", "\"analyzers\": \"perhaps\"")]
    [InlineData("\"conforms\"", "\"conform\"")]
    [InlineData("\"mode\": \"warn\"", "\"mode\": \"warning\"")]
    [InlineData("\"state\": \"expired\"", "\"state\": \"old\"")]
    [InlineData("\"kind\": \"counter\"", "\"kind\": \"meter\"")]
    public async Task The_schema_finds_each_mistake(string right, string wrong)
    {
        var text = Write().Output;
        Assert.Contains(right, text, StringComparison.Ordinal);

        Assert.NotEmpty((await NodeJudge.Shared.CheckFactsAsync(text.Replace(right, wrong, StringComparison.Ordinal))).Errors);
    }

    [JudgedFact]
    public async Task The_example_on_the_page_is_valid()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(ShopBuild.Repository, "docs", "tool.md"), TestContext.Current.CancellationToken);
        var start = page.IndexOf("{\n  \"schemaVersion\"", StringComparison.Ordinal);
        var example = page[start..page.IndexOf("\n```", start, StringComparison.Ordinal)];

        Assert.Empty((await NodeJudge.Shared.CheckFactsAsync(example)).Errors);
    }

    private ToolRun Write() => ToolRun.In(_folder.Path, "verify", "--today", "2026-12-01", "--format", "facts");

    private async Task<JsonElement> CheckAsync(int expectedExit)
    {
        var run = Write();
        Assert.Equal((expectedExit, ""), (run.ExitCode, run.Error));
        Assert.Empty((await NodeJudge.Shared.CheckFactsAsync(run.Output)).Errors);
        return run.Json;
    }

    private static int Number(JsonElement facts, string name) => facts.GetProperty(name).GetInt32();

    private static List<JsonElement> Items(JsonElement facts, string name) => [.. facts.GetProperty(name).EnumerateArray()];
}
