using System.Text.Json;
using Judges;
using Samples.Tests.Publishing;
using Xunit;

namespace Samples.Tests.Recipes;

/// <summary>A service that gets the variables of a recipe sends its signals where the page says, without a setting that cannot be used.</summary>
public sealed class RecipeOutputTests
{
    [JudgedTheory]
    [InlineData("ecs/service.yaml", "embedded metric format on standard output", "http://127.0.0.1:4317", "XRaySampler")]
    [InlineData("ecs/firelens.yaml", "embedded metric format on standard output", "no output is set", "AlwaysOnSampler")]
    [InlineData("ecs/express.yaml", "embedded metric format on standard output", "no output is set", "AlwaysOnSampler")]
    [InlineData("lambda/zip.yaml", "embedded metric format on standard output", "http://127.0.0.1:4317", "AlwaysOnSampler")]
    [InlineData("lambda/image.yaml", "embedded metric format on standard output", "no output is set", "AlwaysOnSampler")]
    [InlineData("eks/service.yaml", "http://collector.observability:4317", "http://collector.observability:4317", "XRaySampler")]
    [InlineData("eks/job.yaml", "http://collector.observability:4317", "http://collector.observability:4317", "AlwaysOnSampler")]
    [InlineData("ec2/inventory-api.service", "tcp://127.0.0.1:25888", "http://127.0.0.1:4317", "XRaySampler")]
    public async Task Signals_go_where_the_recipe_sends_them(string file, string metrics, string traces, string sampler)
    {
        var environment = await Recipe.ReadEnvironmentAsync(file);
        var folder = Directory.CreateTempSubdirectory("recipe-");
        environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{FreePort.Next()}";
        environment["Database__Path"] = Path.Combine(folder.FullName, "inventory.db");
        try
        {
            await using var service = ServiceProcess.Start(SampleProgram.Find(SampleBuild.Jit, "Inventory.Api"), environment);
            var report = JsonElement.Parse(await service.WaitForLineAsync(static l => l.Contains("\"event_id\":700,", StringComparison.Ordinal)));

            Assert.Contains("JSON", report.GetProperty("Logs").GetString(), StringComparison.Ordinal);
            Assert.Contains(metrics, report.GetProperty("Metrics").GetString(), StringComparison.Ordinal);
            Assert.Contains(traces, report.GetProperty("Traces").GetString(), StringComparison.Ordinal);
            Assert.Contains(sampler, report.GetProperty("Sampler").GetString(), StringComparison.Ordinal);
            Assert.Equal("production", report.GetProperty("DeploymentEnvironment").GetString());
            Assert.DoesNotContain("\"event_id\":100,", service.Output.Text, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
