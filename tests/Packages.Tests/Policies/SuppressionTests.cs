using System.Text.Json;
using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Policies;

/// <summary>E2: what silences an enforced rule, and how it is noticed.</summary>
[Collection(AcmeCollection.Name)]
public sealed class SuppressionTests(PackageFeed feed, AcmePolicy acme, ObservabilityTool tool)
{
    [Fact]
    public async Task E2_an_enforced_rule_breaks_the_build()
    {
        var service = new PolicyService(feed, acme);
        await service.WriteAsync();

        var build = await service.BuildAsync();

        Assert.Equal(["error TEL103"], build.Findings);
        Assert.Contains(
            "Instrument 'acme.order.paid' has the unit \"orders\", which is not UCUM. A dashboard cannot scale or compare values whose unit it does not know. Write \"{order}\". (policy acme 1.0.0)",
            build.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task E2_a_pragma_does_not_silence_it()
    {
        var service = new PolicyService(feed, acme);
        await service.WriteAsync("#pragma warning disable TEL103\n");

        Assert.Equal(["error TEL103"], (await service.BuildAsync()).Findings);
    }

    [Fact]
    public async Task E2_an_editorconfig_does_not_silence_it()
    {
        var service = new PolicyService(feed, acme);
        await service.WriteAsync();
        await service.WriteAsync(".editorconfig", "root = true\n[*.cs]\ndotnet_diagnostic.TEL103.severity = none\ndotnet_analyzer_diagnostic.severity = none\n");

        Assert.Equal(["error TEL103"], (await service.BuildAsync()).Findings);
    }

    [Fact]
    public async Task E2_NoWarn_does_not_silence_it()
    {
        var service = new PolicyService(feed, acme);
        await service.WriteAsync(project: "<PropertyGroup><NoWarn>$(NoWarn);TEL103</NoWarn></PropertyGroup>");

        Assert.Equal(["error TEL103"], (await service.BuildAsync()).Findings);
    }

    [Fact]
    public async Task E2_an_attribute_silences_it_and_stays_in_the_log_of_the_build()
    {
        var service = new PolicyService(feed, acme);
        await service.WriteAsync("    [System.Diagnostics.CodeAnalysis.SuppressMessage(\"Telemetry\", \"TEL103\")]\n");

        (await service.BuildAsync("-p:ContinuousIntegrationBuild=true")).Successful();

        using var log = JsonDocument.Parse(await File.ReadAllTextAsync(service.Sarif, TestContext.Current.CancellationToken));
        var finding = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Single(static r => r.GetProperty("ruleId").GetString() == "TEL103");
        Assert.Equal("inSource", finding.GetProperty("suppressions")[0].GetProperty("kind").GetString());
    }

    [Fact]
    public async Task E2_the_build_server_finds_the_attribute()
    {
        var service = new PolicyService(feed, acme);
        await service.WriteAsync("    [System.Diagnostics.CodeAnalysis.SuppressMessage(\"Telemetry\", \"TEL103\")]\n");
        (await service.BuildAsync("-p:ContinuousIntegrationBuild=true")).Successful();

        var verified = await tool.RunAsync(feed, service.Folder, "verify", "--today", "2026-12-01");

        Assert.Equal(1, verified.ExitCode);
        Assert.Contains("enforce TEL404: TEL103 is suppressed", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E2_the_build_server_finds_that_analyzers_were_disabled()
    {
        var service = new PolicyService(feed, acme);
        await service.WriteAsync();
        (await service.BuildAsync("-p:RunAnalyzers=false", "-p:ContinuousIntegrationBuild=true")).Successful();

        var verified = await tool.RunAsync(feed, service.Folder, "verify", "--today", "2026-12-01", "--assembly", service.Assembly);

        Assert.Equal(3, verified.ExitCode);
        Assert.Contains("enforce TEL407:", verified.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task E2_disabled_analyzers_are_in_the_stamp()
    {
        var service = new PolicyService(feed, acme);
        await service.WriteAsync();

        (await service.BuildAsync("-p:RunAnalyzers=false")).Successful();

        Assert.Matches("^acme 1\\.0\\.0 [0-9a-f]{64} analyzers=off$", StampedAssembly.FindStamp(service.Assembly));
    }

    [Fact]
    public async Task E2_a_removed_analyzer_leaves_no_stamp()
    {
        var service = new PolicyService(feed, acme);
        await service.WriteAsync(project: """
            <Target Name="Cheat" BeforeTargets="CoreCompile">
              <ItemGroup><Analyzer Remove="@(Analyzer)" Condition="$([System.String]::Copy('%(Filename)').StartsWith('StandardObservability'))" /></ItemGroup>
            </Target>
            """);

        (await service.BuildAsync()).Successful();

        Assert.Null(StampedAssembly.FindStamp(service.Assembly));
        Assert.Contains("telemetry.policy.json", StampedAssembly.FindResources(service.Assembly));
    }

    [Fact]
    public async Task E2_a_removed_policy_is_an_error()
    {
        var service = new PolicyService(feed, acme);
        await service.WriteAsync(project: """<Target Name="Cheat" BeforeTargets="CoreCompile"><ItemGroup><AdditionalFiles Remove="@(AdditionalFiles)" /></ItemGroup></Target>""");

        Assert.Equal(["error TEL901"], (await service.BuildAsync()).Findings);
    }
}
