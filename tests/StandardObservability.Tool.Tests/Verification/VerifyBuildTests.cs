using System.Reflection;
using System.Reflection.Emit;
using Xunit;

namespace StandardObservability.Tool.Tests.Verification;

/// <summary>Verifies the real build of the shop.</summary>
public sealed class VerifyBuildTests
{
    [Fact]
    public void Reports_what_the_compiler_found_in_the_mode_of_the_build_server()
    {
        var run = ToolRun.In(ShopBuild.Folder, "verify", "--format", "json", "--today", "2026-12-01");

        Assert.Equal(
            ["TEL101 order_count", "TEL404 paid", "TEL404 acme.user.id", "TEL106 acme.order.number", "TEL103 acme.order.duration"],
            run.Targets);
        Assert.Equal(1, run.ExitCode);
        Assert.Equal("enforce", run.Findings[0].GetProperty("mode").GetString());
        Assert.Equal("Orders.cs", run.Findings[0].GetProperty("file").GetString());
        Assert.Equal(20, run.Findings[0].GetProperty("line").GetInt32());
        Assert.Equal("Instrument 'order_count' has no namespace.", run.Findings[0].GetProperty("problem").GetString());
        Assert.Equal("Use a name such as \"acme.order.placed\".", run.Findings[0].GetProperty("remedy").GetString());
    }

    [Fact]
    public void E2_A_suppression_in_code_without_an_exemption_is_a_finding_of_its_own()
    {
        var run = ToolRun.In(ShopBuild.Folder, "verify", "--format", "json", "--today", "2026-12-01");

        var pragma = run.Findings.Single(static f => f.GetProperty("target").GetString() == "paid");
        Assert.Equal("TEL101 is suppressed (Pragma Directive): Instrument 'paid' has no namespace.", pragma.GetProperty("problem").GetString());
        Assert.Equal("TEL101", pragma.GetProperty("exemption").GetProperty("rule").GetString());
        var attribute = run.Findings.Single(static f => f.GetProperty("target").GetString() == "acme.user.id");
        Assert.StartsWith("TEL107 is suppressed (SuppressMessageAttribute)", attribute.GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_exemption_covers_a_finding_and_its_suppression()
    {
        using var folder = new TestFolder();
        folder.Write("telemetry.exemptions.json", """
            [
              { "rule": "TEL101", "target": "paid", "owner": "team-pay", "ticket": "OBS-12", "expires": "2027-02-01" },
              { "rule": "TEL101", "target": "order_*", "owner": "team-pay", "ticket": "OBS-12", "expires": "2027-02-01" },
              { "rule": "TEL106", "target": "acme.order.number", "owner": "team-pay", "ticket": "OBS-12", "expires": "2027-02-01" },
              { "rule": "TEL107", "target": "acme.user.*", "owner": "team-pay", "ticket": "OBS-12", "expires": "2027-02-01" }
            ]
            """);

        var run = ToolRun.Verify(folder, "--sarif", ShopBuild.Sarif, "--policy", ShopBuild.Policy);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(4, run.Json.GetProperty("exempt").GetInt32());
    }

    [Fact]
    public void The_assembly_of_a_build_with_the_policy_has_its_stamp()
    {
        var run = ToolRun.In(ShopBuild.Folder, "verify", "--format", "json", "--assembly", ShopBuild.Assembly);

        Assert.DoesNotContain("TEL407 Shop", run.Targets);
    }

    [Fact]
    public void E2_An_assembly_without_a_stamp_exits_with_3()
    {
        var run = ToolRun.In(ShopBuild.Folder, "verify", "--format", "json", "--assembly", typeof(VerifyBuildTests).Assembly.Location);

        Assert.Contains("TEL407 StandardObservability.Tool.Tests", run.Targets);
        Assert.Equal(3, run.ExitCode);
    }

    [Fact]
    public void E2_An_assembly_that_was_compiled_without_analyzers_exits_with_3()
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "Off.dll");
        var constructor = typeof(AssemblyMetadataAttribute).GetConstructor([typeof(string), typeof(string)])!;
        var stamp = new CustomAttributeBuilder(constructor, ["StandardObservability.Policy", $"acme 3.2.0 {new string('0', 64)} analyzers=off"]);
        var assembly = new PersistedAssemblyBuilder(new AssemblyName("Off"), typeof(object).Assembly, [stamp]);
        assembly.DefineDynamicModule("Off");
        assembly.Save(path);

        var run = ToolRun.Verify(folder, "--policy", ShopBuild.Policy, "--assembly", path);

        Assert.Equal(3, run.ExitCode);
        Assert.Equal("Assembly 'Off' was compiled with analyzers=off.", run.Findings.Single().GetProperty("problem").GetString());
    }

    [Fact]
    public void An_assembly_of_another_version_of_the_policy_is_reported()
    {
        using var folder = new TestFolder();
        folder.Write("telemetry.policy.json", PolicyText.Acme);

        var run = ToolRun.Verify(folder, "--assembly", ShopBuild.Assembly);

        Assert.Equal(["TEL407 Shop"], run.Targets);
        Assert.Contains("whose file differs", run.Findings[0].GetProperty("problem").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_policy_it_reports_what_the_standards_would_find()
    {
        using var folder = new TestFolder();

        var run = ToolRun.Verify(folder, "--sarif", ShopBuild.Sarif);

        Assert.Contains("TEL101 order_count", run.Targets);
        Assert.Contains("TEL103 acme.order.duration", run.Targets);
        Assert.Contains("No telemetry.policy.json was found. This is what house/1 and otel-semconv/1.44 would find.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_policy_than_that_of_the_build_judges_the_inventory()
    {
        using var folder = new TestFolder();
        folder.Write("telemetry.policy.json", PolicyText.With("\"unit\": \"{order}\"", "\"unit\": \"{item}\""));

        var run = ToolRun.Verify(folder, "--sarif", ShopBuild.Sarif);

        var mismatch = run.Findings.Single(static f => f.GetProperty("rule").GetString() == "TEL105");
        Assert.Equal("inventory", mismatch.GetProperty("source").GetString());
        Assert.Equal(18, mismatch.GetProperty("line").GetInt32());
    }

    [Fact]
    public void The_same_inputs_give_the_same_report()
    {
        var first = ToolRun.In(ShopBuild.Folder, "verify", "--today", "2026-12-01");
        var second = ToolRun.In(ShopBuild.Folder, "verify", "--today", "2026-12-01");

        Assert.Equal(first, second);
    }
}
