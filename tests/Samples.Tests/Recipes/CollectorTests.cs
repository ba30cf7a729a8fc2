using System.Text.Json;
using Judges;
using Xunit;

namespace Samples.Tests.Recipes;

/// <summary>The configurations of collectors and of the CloudWatch agent fit to themselves. No collector is installed here.</summary>
public sealed class CollectorTests
{
    private static readonly string[] Kinds = ["receivers", "processors", "exporters"];

    [JudgedFact]
    public async Task Each_part_of_the_sidecar_is_defined_and_used()
    {
        var container = (await Recipe.ReadTaskAsync("ecs/service.yaml")).Single(static c => c.GetProperty("Name").GetString() == "collector");
        var text = container.GetProperty("Environment")[0].GetProperty("Value").GetString()!;

        Check((await NodeJudge.Shared.ReadYamlAsync(text))[0]);
    }

    [JudgedFact]
    public async Task Each_part_of_the_collector_of_the_cluster_is_defined_and_used()
    {
        var documents = await NodeJudge.Shared.ReadYamlAsync(RecipeFiles.Read("eks/collector.yaml"));
        var map = documents.Single(static d => d.GetProperty("kind").GetString() == "ConfigMap");
        var text = map.GetProperty("data").GetProperty("collector.yaml").GetString()!;

        Check((await NodeJudge.Shared.ReadYamlAsync(text))[0]);
    }

    [JudgedFact]
    public async Task The_agent_listens_where_the_service_on_EC2_sends_and_reads_what_it_writes()
    {
        Assert.Empty((await NodeJudge.Shared.CheckJsonAsync(RecipeFiles.Read("ec2/cloudwatch-agent.json"))).Errors);
        var agent = JsonElement.Parse(RecipeFiles.Read("ec2/cloudwatch-agent.json"));
        var unit = RecipeFiles.Read("ec2/inventory-api.service");
        var file = agent.GetProperty("logs").GetProperty("logs_collected").GetProperty("files").GetProperty("collect_list")[0];
        var traces = agent.GetProperty("traces").GetProperty("traces_collected");

        Assert.Contains($"StandardOutput=append:{file.GetProperty("file_path").GetString()}\n", unit, StringComparison.Ordinal);
        Assert.Contains($"TRACES_ENDPOINT=http://{traces.GetProperty("otlp").GetProperty("grpc_endpoint").GetString()}\n", unit, StringComparison.Ordinal);
        Assert.Equal("127.0.0.1:2000", traces.GetProperty("xray").GetProperty("tcp_proxy").GetProperty("bind_address").GetString());
        Assert.True(agent.GetProperty("logs").GetProperty("metrics_collected").TryGetProperty("emf", out _));
    }

    private static void Check(JsonElement configuration)
    {
        var service = configuration.GetProperty("service");
        var pipelines = service.GetProperty("pipelines").EnumerateObject().Select(static p => p.Value).ToList();
        Assert.NotEmpty(pipelines);
        foreach (var kind in Kinds)
        {
            var used = pipelines.SelectMany(p => p.GetProperty(kind).EnumerateArray()).Select(static n => n.GetString()!).Distinct();
            Assert.Equal(Names(configuration.GetProperty(kind)), used.Order(StringComparer.Ordinal));
        }

        var extensions = service.GetProperty("extensions").EnumerateArray().Select(static n => n.GetString()!);
        Assert.Equal(Names(configuration.GetProperty("extensions")), extensions.Order(StringComparer.Ordinal));
        Assert.All(pipelines, static p => Assert.Equal("memory_limiter", p.GetProperty("processors")[0].GetString()));
    }

    private static IEnumerable<string> Names(JsonElement parts) => parts.EnumerateObject().Select(static p => p.Name).Order(StringComparer.Ordinal);
}
