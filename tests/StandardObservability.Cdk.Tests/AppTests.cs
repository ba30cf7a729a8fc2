using System.Text.Json.Nodes;
using Judges;
using StandardObservability.Dashboards;
using Xunit;

namespace StandardObservability.Cdk.Tests;

/// <summary>The CDK app of <c>docs/cdk.md</c>, run as a program without a network.</summary>
public sealed class AppTests
{
    [JudgedFact]
    public async Task An_app_is_synthesized_without_a_network_and_its_service_is_rolled_back_by_alarms()
    {
        SynthesizedApp.RequireNode();
        var folder = Directory.CreateTempSubdirectory("cdk-").FullName;

        // A user namespace without a network, where the system allows one.
        await using var program = ServiceProcess.StartInShell(
            """if unshare -rn true 2>/dev/null; then exec unshare -rn "$@"; else exec "$@"; fi""",
            App,
            new Dictionary<string, string> { ["CDK_OUTDIR"] = folder });
        var code = await program.WaitForExitAsync(TimeSpan.FromSeconds(50));

        Assert.True(code == 0, program.Error.Text);
        var checkout = await File.ReadAllTextAsync(Path.Combine(folder, "Checkout.template.json"));
        var worker = await File.ReadAllTextAsync(Path.Combine(folder, "Worker.template.json"));
        Directory.Delete(folder, recursive: true);
        Assert.Equal(FindRendered(), new TemplateReader(JsonNode.Parse(checkout)!.AsObject(), "Observability").ReadResources().Keys.Order(StringComparer.Ordinal));
        Assert.Equal(["ObservabilityAlarmDeployGuardErrors", "ObservabilityAlarmDeployGuardLatency"], FindDeploymentAlarms(checkout).Select(static a => a[..^8]));
        Assert.DoesNotContain((await NodeJudge.Shared.CheckTemplateAsync(checkout)).Errors, static e => e.Contains("Observability", StringComparison.Ordinal));
        Assert.Empty((await NodeJudge.Shared.CheckTemplateAsync(worker)).Errors);
    }

    private static string App
        => Path.Combine(ProjectFolder, "ShopStacks", "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0", "ShopStacks.dll");

    private static string ProjectFolder => Path.GetFullPath(Path.Combine(AppContext.BaseDirectory, "..", "..", ".."));

    private static IEnumerable<string> FindRendered()
    {
        var template = File.ReadAllText(Path.Combine(Path.GetDirectoryName(App)!, "deploy", CloudWatchTemplate.FileName));
        return new TemplateReader(JsonNode.Parse(template)!.AsObject(), parameters: new Dictionary<string, string> { ["ServiceLevelObjectives"] = "disabled" })
            .ReadResources().Keys.Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> FindDeploymentAlarms(string template) => JsonNode.Parse(template)!["Resources"]!.AsObject()
        .Single(static r => (string?)r.Value!["Type"] == "AWS::ECS::Service")
        .Value!["Properties"]!["DeploymentConfiguration"]!["Alarms"]!["AlarmNames"]!.AsArray().Select(static n => (string)n!["Ref"]!);
}
