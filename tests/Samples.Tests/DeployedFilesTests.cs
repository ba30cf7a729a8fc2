using Judges;
using Judges.Prometheus;
using Samples.Tests.Publishing;
using Xunit;

namespace Samples.Tests;

/// <summary>The committed dashboards, alarms and runbooks of the samples are what their models render, and AWS's validators accept them.</summary>
public sealed class DeployedFilesTests
{
    [Theory]
    [EachBuild("Inventory.Api")]
    [EachBuild("Checkout.Api")]
    [EachBuild("Checkout.Worker")]
    public async Task The_committed_files_are_those_of_the_model(SampleBuild build, string sample)
    {
        await using var program = ServiceProcess.Start(
            SampleProgram.Find(build, sample), environment: null, "observability", "check", Path.Combine(SampleProgram.DeployedFiles, sample), "--metrics", "emf,otlp,prometheus");

        var exitCode = await program.WaitForExitAsync();

        Assert.True(exitCode == 0, $"Run ./build.sh render and commit samples/deploy: {string.Join(' ', program.Error.Lines)}");
    }

    [JudgedTheory]
    [InlineData("Inventory.Api")]
    [InlineData("Checkout.Api")]
    [InlineData("Checkout.Worker")]
    public async Task The_template_can_be_deployed(string sample)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(SampleProgram.DeployedFiles, sample), "*.template.json"))
        {
            var template = await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);

            Assert.Empty((await NodeJudge.Shared.CheckTemplateAsync(template)).Errors);
        }
    }

    [JudgedTheory]
    [InlineData("Inventory.Api")]
    [InlineData("Checkout.Api")]
    [InlineData("Checkout.Worker")]
    public async Task Prometheus_accepts_the_rules_and_Grafana_the_dashboard(string sample)
    {
        var folder = Path.Combine(SampleProgram.DeployedFiles, sample);

        Assert.Empty(await PromTool.CheckRulesAsync(await File.ReadAllTextAsync(Path.Combine(folder, "rules.yml"), TestContext.Current.CancellationToken)));
        var dashboard = await File.ReadAllTextAsync(Path.Combine(folder, "grafana.json"), TestContext.Current.CancellationToken);
        Assert.Empty((await NodeJudge.Shared.CheckGrafanaAsync(dashboard)).Errors);
    }
}
