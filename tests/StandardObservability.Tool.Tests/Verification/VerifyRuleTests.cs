using Xunit;

namespace StandardObservability.Tool.Tests.Verification;

/// <summary>Modes, exemptions and conflicts, with logs that tests write.</summary>
public sealed class VerifyRuleTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public VerifyRuleTests() => _folder.Write("telemetry.policy.json", PolicyText.Acme);

    public void Dispose() => _folder.Dispose();

    private ToolRun Verify(params string[] results)
    {
        _folder.Write("obj/telemetry.sarif", SarifText.Of(results));
        return ToolRun.Verify(_folder);
    }

    [Fact]
    public void A_build_without_findings_exits_with_0()
    {
        var run = Verify(SarifText.Instrument("acme.order.paid"));

        Assert.Empty(run.Findings);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal("", run.Error);
    }

    [Fact]
    public void Instruments_of_one_name_that_differ_between_projects_are_reported()
    {
        _folder.Write("a/obj/telemetry.sarif", SarifText.Of(SarifText.Instrument("acme.order.paid")));
        _folder.Write("b/obj/telemetry.sarif", SarifText.Of(SarifText.Instrument("acme.order.paid", "{payment}", line: 9)));

        var run = ToolRun.Verify(_folder);

        Assert.Equal(["TEL111 acme.order.paid"], run.Targets);
        Assert.Contains("has the unit \"{order}\" there and the unit \"{payment}\" here", run.Output.Replace("\\\"", "\"", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_that_the_compiler_does_not_know_is_not_judged() => Assert.Empty(Verify(SarifText.Instrument("acme.order.paid", "?")).Findings);

    [Fact]
    public void A_finding_that_two_target_frameworks_have_is_reported_once()
    {
        var message = "Instrument 'x' has no namespace. Dashboards and alarms find telemetry by names of one form. Use a name such as \"acme.x\". (policy acme 3.2.0)";

        Assert.Equal(["TEL101 x"], Verify(SarifText.Finding("TEL101", "x", message), SarifText.Finding("TEL101", "x", message)).Targets);
    }

    [Fact]
    public void A_finding_that_is_only_likely_is_never_enforced()
    {
        var run = Verify("""
            { "ruleId": "TEL204", "message": { "text": "The attribute 'Password' has the name of a secret." },
              "properties": { "customProperties": { "target": "Password", "mode": "warn", "maxMode": "warn" } } }
            """);

        Assert.Equal("warn", run.Findings[0].GetProperty("mode").GetString());
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void The_mode_of_the_build_server_decides_what_fails()
    {
        _folder.Write("telemetry.policy.json", PolicyText.With("\"owned\"", "\"mode\": { \"ci\": \"warn\" }, \"owned\""));
        var run = Verify(SarifText.Instrument("paid"));

        Assert.Equal("warn", run.Findings[0].GetProperty("mode").GetString());
        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("2027-02-28", 0)]
    [InlineData("2027-03-01", 1)]
    public void EnforceFrom_raises_the_mode_on_its_day(string today, int exitCode)
    {
        _folder.Write("telemetry.policy.json", PolicyText.With("\"owned\"", "\"rules\": { \"TEL101\": { \"mode\": \"warn\", \"enforceFrom\": \"2027-03-01\" } }, \"owned\""));
        _folder.Write("obj/telemetry.sarif", SarifText.Of(SarifText.Instrument("paid")));

        Assert.Equal(exitCode, ToolRun.In(_folder.Path, "verify", "--today", today).ExitCode);
    }

    [Theory]
    [InlineData("paid")]
    [InlineData("paid\"late\"\\")]
    [InlineData("Orders.Place(string, string)")]
    [InlineData("paid*late")]
    public void The_exemption_that_a_finding_shows_can_be_pasted(string name)
    {
        var proposed = Verify(SarifText.Instrument(name)).Findings[0].GetProperty("exemption").GetRawText();
        _folder.Write("telemetry.exemptions.json", $"[{proposed}]");

        var run = Verify(SarifText.Instrument(name));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("TICKET-1", run.Findings[0].GetProperty("exemptedBy").GetProperty("ticket").GetString());
    }

    [Theory]
    [InlineData("2027-05-31", 0)]
    [InlineData("2027-06-01", 1)]
    public void E7_A_deprecated_name_fails_from_the_day_on_which_it_is_removed(string today, int exitCode)
    {
        _folder.Write("telemetry.policy.json", """
            {
              "policy": "acme", "version": "1.0.0", "extends": ["house/1"], "owned": ["acme.*"],
              "metrics": [
                { "name": "acme.order.old", "instrument": "counter", "unit": "{order}", "deprecated": { "reason": "renamed", "renamed_to": "acme.order.placed", "remove": "2027-06-01" } },
                { "name": "acme.order.placed", "instrument": "counter", "unit": "{order}" }
              ]
            }
            """);
        _folder.Write("obj/telemetry.sarif", SarifText.Of(SarifText.Instrument("acme.order.old")));

        var run = ToolRun.In(_folder.Path, "verify", "--today", today);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains("Instrument 'acme.order.old' was renamed to 'acme.order.placed', and is removed on 2027-06-01.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_policy_of_a_package_is_found_beside_the_findings_of_the_build()
    {
        File.Delete(Path.Combine(_folder.Path, "telemetry.policy.json"));
        _folder.Write("obj/Debug/telemetry.policy.json", """{ "policy": "acme", "version": "1.2.3", "extends": ["house/1"], "owned": ["acme.*"] }""");
        _folder.Write("obj/Debug/telemetry.sarif", SarifText.Of(SarifText.Instrument("paid")));

        Assert.Contains("policy acme 1.2.3", ToolRun.In(_folder.Path, "verify").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-01-31", 0)]
    [InlineData("2027-02-01", 2)]
    public void E8_The_day_after_the_expiry_of_an_exemption_exits_with_2(string today, int exitCode)
    {
        _folder.Write("telemetry.exemptions.json", """[{ "rule": "TEL101", "target": "paid", "owner": "team-pay", "ticket": "OBS-12", "expires": "2027-01-31" }]""");
        _folder.Write("obj/telemetry.sarif", SarifText.Of(SarifText.Instrument("paid")));

        var run = ToolRun.In(_folder.Path, "verify", "--today", today);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(exitCode == 2, run.Output.Contains("telemetry.exemptions.json(1): enforce TEL902: The exemption of team-pay from TEL101 for 'paid' expired on 2027-01-31.", StringComparison.Ordinal));
    }

    [Fact]
    public void E8_An_exemption_without_a_ticket_or_over_90_days_is_a_fault()
    {
        _folder.Write("telemetry.exemptions.json", """
            [
              { "rule": "TEL101", "target": "paid", "owner": "team-pay", "expires": "2027-01-31" },
              { "rule": "TEL101", "target": "paid", "owner": "team-pay", "ticket": "OBS-12", "expires": "2027-06-30" }
            ]
            """);

        var run = Verify(SarifText.Instrument("paid"));

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(["TEL101", "TEL901", "TEL901"], run.Findings.Select(static f => f.GetProperty("rule").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_expired_exemption_that_nothing_needs_is_a_warning()
    {
        _folder.Write("telemetry.exemptions.json", """[{ "rule": "TEL101", "target": "gone", "owner": "team-pay", "ticket": "OBS-12", "expires": "2026-11-30" }]""");

        var run = Verify(SarifText.Instrument("acme.order.paid"));

        Assert.Equal(["TEL902 gone"], run.Targets);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void All_faults_of_a_policy_are_reported_and_exit_with_3()
    {
        _folder.Write("telemetry.policy.json", """{ "policy": "acme", "version": "one", "ownd": [], "rules": { "TEL999": "warn" } }""");

        var run = Verify(SarifText.Instrument("paid"));

        Assert.Equal(3, run.ExitCode);
        Assert.Equal(3, run.Findings.Count);
        Assert.All(run.Findings, static f => Assert.Equal("TEL901", f.GetProperty("rule").GetString()));
    }

    [Fact]
    public void The_former_policy_marks_what_it_did_not_enforce()
    {
        _folder.Write("former.json", PolicyText.With("\"owned\"", "\"rules\": { \"TEL101\": \"warn\" }, \"owned\""));
        _folder.Write("obj/telemetry.sarif", SarifText.Of(SarifText.Instrument("paid")));

        var run = ToolRun.Verify(_folder, "--former-policy", "former.json");

        Assert.True(run.Findings[0].GetProperty("isNew").GetBoolean());
    }
}
