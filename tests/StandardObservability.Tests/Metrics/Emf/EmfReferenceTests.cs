using System.Text.Json;
using Judges;
using Xunit;

namespace StandardObservability.Tests.Metrics.Emf;

/// <summary>Compares our EMF documents with those of AWS's EMF client for the same metrics.</summary>
public sealed class EmfReferenceTests
{
    /// <summary>Members that only our documents have.</summary>
    private static readonly string[] Ours = ["service.version", "service.instance.id", "deployment.id"];

    [JudgedTheory]
    [InlineData(1)]
    [InlineData(100)]
    [InlineData(150)]
    public async Task Simple_metrics_equal_the_output_of_AWSs_EMF_client(int metrics)
    {
        var host = await WorkerHost.StartAsync([
            new("OTEL_METRICS_EXPORTER", "awsemf"),
            new("OTEL_LOGS_EXPORTER", "none"),
            new("AWS_EMF_NAMESPACE", "Shop/Orders"),
            new("Observability:Metrics:Instrumentations:Runtime", "false"),
            .. Enumerable.Range(0, metrics).Select(static i => new KeyValuePair<string, string?>($"Observability:Metrics:Dimensions:metric.{i}", "sku,outcome"))]);
        var truth = new List<(string Name, string Unit, double[] Values)>();
        for (var i = 0; i < metrics; i++)
        {
            var value = (i * i / 8.0) + 0.001;
            host.Meter.CreateGauge<double>($"metric.{i}", "ms").Record(value, new("sku", "a-1"), new("outcome", "placed \"now\""));
            truth.Add(($"metric.{i}", "Milliseconds", [value]));
        }

        await host.DisposeAsync();
        var reference = await NodeJudge.Shared.WriteEmfAsync(
            "Shop/Orders",
            new Dictionary<string, string> { ["Service"] = host.Name, ["Environment"] = "production", ["sku"] = "a-1", ["outcome"] = "placed \"now\"" },
            truth);

        var details = host.Output.Lines.Select(static l => JsonDocument.Parse(l).RootElement).Where(static d => d.TryGetProperty("sku", out _)).ToList();
        Assert.Equal((metrics + 99) / 100, details.Count);
        Assert.Equal(reference.Count, details.Count);
        Assert.Equal(Facts(reference), Facts(details));
    }

    /// <summary>What CloudWatch extracts from the documents, one line per fact, however the metrics are distributed over documents.</summary>
    private static SortedSet<string> Facts(IEnumerable<JsonElement> documents)
    {
        var facts = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var document in documents)
        {
            var directive = document.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0];
            Assert.Equal(JsonValueKind.Number, document.GetProperty("_aws").GetProperty("Timestamp").ValueKind);
            facts.Add($"in {directive.GetProperty("Namespace")} by {string.Join(',', directive.GetProperty("Dimensions")[0].EnumerateArray().Select(static d => d.GetString()).Order(StringComparer.Ordinal))}");
            facts.UnionWith(directive.GetProperty("Metrics").EnumerateArray().Select(static m => $"metric {m.GetProperty("Name")} in {m.GetProperty("Unit")}"));
            facts.UnionWith(document.EnumerateObject().Where(static m => m.Name != "_aws" && !Ours.Contains(m.Name)).Select(static m => $"{m.Name} = {m.Value}"));
        }

        return facts;
    }
}
