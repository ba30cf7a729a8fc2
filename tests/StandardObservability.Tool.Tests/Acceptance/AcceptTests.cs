using Xunit;

namespace StandardObservability.Tool.Tests.Acceptance;

public sealed class AcceptTests : IDisposable
{
    private const string Existing = """
        [
          { "rule": "TEL103", "target": "acme.legacy.*", "owner": "team-a", "ticket": "OBS-1", "expires": "2027-01-31", "reason": "Ärger" }
        ]

        """;

    private readonly TestFolder _folder = new();

    public AcceptTests()
    {
        _folder.Write("telemetry.policy.json", PolicyText.Acme);
        _folder.Write("obj/telemetry.sarif", SarifText.Of(SarifText.Instrument("paid"), SarifText.Instrument("order_count", line: 2), SarifText.Instrument("acme.order.paid", "orders", line: 3)));
    }

    public void Dispose() => _folder.Dispose();

    private ToolRun Accept(params string[] arguments) =>
        ToolRun.In(_folder.Path, ["accept", "--owner", "team-pay", "--ticket", "OBS-12", "--days", "60", "--today", "2026-12-01", .. arguments]);

    [Fact]
    public void Writes_the_enforced_findings_as_exemptions_that_verify_accepts()
    {
        var run = Accept();

        Assert.Equal("""
            accepted: { "rule": "TEL101", "target": "order_count", "owner": "team-pay", "ticket": "OBS-12", "expires": "2027-01-30" }
            accepted: { "rule": "TEL101", "target": "paid", "owner": "team-pay", "ticket": "OBS-12", "expires": "2027-01-30" }
            telemetry.exemptions.json: 2 exemptions added, 2 in total, 0 findings refused.

            """, run.Output);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(0, ToolRun.Verify(_folder).ExitCode);
        Assert.Equal(2, ToolRun.In(_folder.Path, "verify", "--today", "2027-01-31").ExitCode);
    }

    [Fact]
    public void Keeps_the_exemptions_of_the_file_byte_by_byte()
    {
        _folder.Write("telemetry.exemptions.json", Existing);

        Accept("--reason", "The dashboard \"old\" needs it.");

        Assert.Equal(Existing.TrimEnd('\n', ']', '\r') + """
            ,
              { "rule": "TEL101", "target": "order_count", "owner": "team-pay", "ticket": "OBS-12", "expires": "2027-01-30", "reason": "The dashboard \"old\" needs it." },
              { "rule": "TEL101", "target": "paid", "owner": "team-pay", "ticket": "OBS-12", "expires": "2027-01-30", "reason": "The dashboard \"old\" needs it." }
            ]

            """, _folder.Read("telemetry.exemptions.json"));
    }

    [Fact]
    public void A_second_run_changes_nothing()
    {
        Accept();
        var first = _folder.Read("telemetry.exemptions.json");

        var run = Accept();

        Assert.Equal("telemetry.exemptions.json: 0 exemptions added, 2 in total, 0 findings refused.\n", run.Output);
        Assert.Equal(first, _folder.Read("telemetry.exemptions.json"));
    }

    [Fact]
    public void An_expired_exemption_is_replaced()
    {
        _folder.Write("telemetry.exemptions.json", """[{ "rule": "TEL101", "target": "paid", "owner": "team-a", "ticket": "OBS-1", "expires": "2026-11-30" }]""");

        Accept();

        Assert.DoesNotContain("OBS-1\"", _folder.Read("telemetry.exemptions.json"), StringComparison.Ordinal);
        Assert.Equal(0, ToolRun.Verify(_folder).ExitCode);
    }

    [Fact]
    public void A_rule_without_exemptions_is_refused()
    {
        _folder.Write("telemetry.policy.json", PolicyText.With("\"owned\"", "\"rules\": { \"TEL101\": { \"exemptable\": false } }, \"owned\""));

        var run = Accept();

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("refused: Orders.cs(1,5): TEL101: Instrument 'paid' has no namespace. No exemption from this rule is possible.", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.Path, "telemetry.exemptions.json")));
    }

    [Fact]
    public void A_suppressed_finding_is_accepted_under_its_own_rule()
    {
        _folder.Write("obj/telemetry.sarif", File.ReadAllText(ShopBuild.Sarif));

        Accept();

        Assert.Contains("{ \"rule\": \"TEL107\", \"target\": \"acme.user.id\"", _folder.Read("telemetry.exemptions.json"), StringComparison.Ordinal);
        Assert.Equal(0, ToolRun.Verify(_folder).ExitCode);
    }

    [Theory]
    [InlineData("91", "--days is 91, and policy acme 3.2.0 permits 1 to 90. An exemption gives time for a fix, and the time must end. Write --days 90 or fewer.")]
    [InlineData("0", "--days is 0, and policy acme 3.2.0 permits 1 to 90.")]
    [InlineData("many", "Cannot parse argument 'many' for option '--days'")]
    public void Days_beyond_the_policy_are_a_tool_error(string days, string message)
    {
        var run = ToolRun.In(_folder.Path, "accept", "--owner", "a", "--ticket", "b", "--days", days);

        Assert.Equal(4, run.ExitCode);
        Assert.StartsWith("error: " + message, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("// why\n[]", "telemetry.exemptions.json has comments.")]
    [InlineData("[{}]", "telemetry.exemptions.json has 5 faults: ")]
    [InlineData("", "telemetry.exemptions.json has 1 fault: ")]
    public void A_file_that_would_lose_something_is_not_written(string text, string message)
    {
        _folder.Write("telemetry.exemptions.json", text);

        var run = Accept();

        Assert.Equal(4, run.ExitCode);
        Assert.StartsWith("error: " + message, run.Error, StringComparison.Ordinal);
        Assert.Equal(text, _folder.Read("telemetry.exemptions.json"));
    }

    [Fact]
    public void An_owner_is_required() => Assert.Equal(4, ToolRun.In(_folder.Path, "accept", "--ticket", "b", "--days", "5").ExitCode);
}
