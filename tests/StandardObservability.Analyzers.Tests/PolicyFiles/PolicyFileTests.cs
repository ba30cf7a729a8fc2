using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace StandardObservability.Analyzers.Tests.PolicyFiles;

public sealed class PolicyFileTests
{
    private const string Orders = """class Orders { static readonly Counter<long> Paid = new Meter("acme.shop").CreateCounter<long>("acme.order.paid", "orders"); }""";

    [Fact]
    public Task Reports_a_project_without_a_policy() => AnalyzedCode.CheckAsync(Orders, policy: "", test => test.ExpectedDiagnostics.Add(
        new DiagnosticResult("TEL901", DiagnosticSeverity.Error).WithMessage(
            "The project has no telemetry.policy.json, so no rule is checked. Reference the package of your platform team, or add the file as <AdditionalFiles>: { \"policy\": \"trial\", \"version\": \"0.1.0\", \"extends\": [\"house/1\"] }.")));

    [Fact]
    public Task Reports_all_faults_of_a_policy_at_their_places() => AnalyzedCode.CheckAsync(
        Orders,
        """
        {
          "policy": "acme", "version": "3",
          "mode": { "compile": "loud" }
        }
        """,
        static test =>
        {
            test.ExpectedDiagnostics.Add(new DiagnosticResult("TEL901", DiagnosticSeverity.Error).WithSpan("/telemetry.policy.json", 2, 32, 2, 32).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
            test.ExpectedDiagnostics.Add(new DiagnosticResult("TEL901", DiagnosticSeverity.Error).WithSpan("/telemetry.policy.json", 3, 24, 3, 24).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations));
        });

    [Fact]
    public Task Reports_two_policies() => AnalyzedCode.CheckAsync(Orders, AnalyzedCode.Policy, static test =>
    {
        test.TestState.AdditionalFiles.Add(("/other/telemetry.policy.json", AnalyzedCode.Policy));
        test.ExpectedDiagnostics.Add(new DiagnosticResult("TEL901", DiagnosticSeverity.Error).WithMessage(
            "The project has 2 files telemetry.policy.json, so it is unclear which counts: /other/telemetry.policy.json, /telemetry.policy.json. Reference one package with a policy."));
    });

    [Fact]
    public Task Does_not_judge_a_test_project() => AnalyzedCode.CheckAsync(Orders, policy: "", static test => test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", """
        is_global = true
        build_property.IsTestProject = true
        """)));

    [Theory]
    [InlineData("audit", DiagnosticSeverity.Info)]
    [InlineData("warn", DiagnosticSeverity.Warning)]
    [InlineData("enforce", DiagnosticSeverity.Error)]
    public Task E4_one_line_of_the_policy_changes_the_severity(string mode, DiagnosticSeverity severity) => AnalyzedCode.CheckAsync(
        Orders,
        AnalyzedCode.Policy.Replace("\"TEL102\": \"off\"", $"\"TEL103\": \"{mode}\""),
        test => test.ExpectedDiagnostics.Add(new DiagnosticResult("TEL103", severity).WithSpan("/0/Test0.cs", 6, 115, 6, 123).WithMessage(
            "Instrument 'acme.order.paid' has the unit \"orders\", which is not UCUM. A dashboard cannot scale or compare values whose unit it does not know. Write \"{order}\". (policy acme 3.2.0)")));

    [Fact]
    public Task Announces_the_day_from_which_a_rule_is_enforced() => AnalyzedCode.CheckAsync(
        Orders,
        AnalyzedCode.Policy.Replace("\"TEL102\": \"off\"", "\"TEL103\": { \"mode\": \"warn\", \"enforceFrom\": \"2020-03-01\" }"),
        test => test.ExpectedDiagnostics.Add(new DiagnosticResult("TEL103", DiagnosticSeverity.Warning).WithSpan("/0/Test0.cs", 6, 115, 6, 123).WithMessage(
            "Instrument 'acme.order.paid' has the unit \"orders\", which is not UCUM. A dashboard cannot scale or compare values whose unit it does not know. Write \"{order}\". (policy acme 3.2.0) It is enforced from 2020-03-01.")));

    [Fact]
    public async Task E7_a_deprecated_name_has_its_last_day_for_the_other_gates()
    {
        var policy = AnalyzedCode.Policy.Replace("\"renamed_to\": \"acme.order.channel\"", "\"renamed_to\": \"acme.order.channel\", \"remove\": \"2027-06-01\"", StringComparison.Ordinal);
        var findings = await CompiledCode.AnalyzeAsync(CompiledCode.Create("""
            class Orders { void Run(System.Diagnostics.Activity activity) => activity.SetTag("acme.chan", "web"); }
            """), policy);

        var finding = Assert.Single(findings);
        Assert.Equal(DiagnosticSeverity.Warning, finding.Severity);
        Assert.Equal("2027-06-01", finding.Properties["enforcedFrom"]);
        Assert.StartsWith("Attribute 'acme.chan' was renamed to 'acme.order.channel', and is removed on 2027-06-01.", finding.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public Task E8_an_exemption_makes_the_finding_a_note_also_after_its_last_day() => AnalyzedCode.CheckAsync(
        Orders,
        AnalyzedCode.Policy.Replace("\"compile\": \"warn\"", "\"compile\": \"enforce\""),
        static test =>
        {
            test.TestState.AdditionalFiles.Add(("/telemetry.exemptions.json", """
                [ { "rule": "TEL103", "target": "acme.order.*", "owner": "team-shop", "ticket": "OBS-12", "expires": "2020-01-31", "reason": "old name" } ]
                """));
            test.ExpectedDiagnostics.Add(new DiagnosticResult("TEL103", DiagnosticSeverity.Info).WithSpan("/0/Test0.cs", 6, 115, 6, 123));
        });
}
