using Xunit;

namespace StandardObservability.Tool.Tests.Verification;

/// <summary>The policy of the template <c>observability-policy</c>, which only warns of most rules.</summary>
public sealed class TemplatePolicyTests : IDisposable
{
    private const string Policy = "src/StandardObservability.Templates/observability-policy/src/Acme.Telemetry/telemetry.policy.json";

    private readonly TestFolder _folder = new();

    public TemplatePolicyTests() => _folder.Write("telemetry.policy.json", File.ReadAllText(Path.Combine(ShopBuild.Repository, Policy)));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("2027-01-31", 0)]
    [InlineData("2027-02-01", 2)]
    public void An_expired_exemption_fails_the_next_build(string today, int exitCode)
    {
        _folder.Write("telemetry.exemptions.json", """[{ "rule": "TEL101", "target": "paid", "owner": "team-pay", "ticket": "OBS-12", "expires": "2027-01-31" }]""");
        _folder.Write("obj/telemetry.sarif", SarifText.Of(SarifText.Instrument("paid")));

        var run = ToolRun.In(_folder.Path, "verify", "--today", today);

        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(exitCode == 2, run.Output.Contains("enforce TEL902: ", StringComparison.Ordinal));
    }
}
