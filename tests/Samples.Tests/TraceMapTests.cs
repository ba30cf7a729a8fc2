using System.Net;
using Judges;
using Judges.Otlp;
using Judges.Receiving;
using Judges.XRay.Segments;
using Samples.Tests.Publishing;
using Xunit;

namespace Samples.Tests;

/// <summary>The three samples as X-Ray draws them from what AWS's collector makes of their spans.</summary>
public sealed class TraceMapTests
{
    /// <remarks>
    /// Both versions of the exporter draw the queue below the worker: it splits a consumer into the worker's segment, which takes the place
    /// of the sender's queue node, and a call to the queue. See docs/adr/0021-attributes-for-x-ray.md.
    /// </remarks>
    private static readonly string[] Edges =
    [
        "Checkout.Api -> Checkout.Worker",
        "Checkout.Api -> Inventory.Api",
        "Checkout.Api -> orders.db",
        "Checkout.Worker -> in_process/orders",
        "Checkout.Worker -> orders.db",
        "Inventory.Api -> stock.db",
        "client -> Checkout.Api",
    ];

    [JudgedTheory]
    [EachBuild(ExporterVersion.V0117)]
    [EachBuild(ExporterVersion.V0156)]
    public async Task Each_service_and_database_is_one_node_and_none_has_a_fault(SampleBuild build, ExporterVersion version)
    {
        var spans = await OrderAsync(build);

        var documents = spans.SelectMany(s => SegmentTranslation.Translate(s, version)).ToList();
        var order = documents.First(static d => d.Name == "Checkout.Worker").TraceId;
        var map = TraceMap.Draw(documents.FindAll(d => d.TraceId == order));
        Assert.Equal(Edges, map.Edges);
        Assert.DoesNotContain(documents, static d => d.Fault);
    }

    [JudgedTheory]
    [EachBuild(ExporterVersion.V0117)]
    [EachBuild(ExporterVersion.V0156)]
    public async Task A_service_that_is_gone_is_a_fault_with_its_cause(SampleBuild build, ExporterVersion version)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var shop = await Shop.OpenAsync(build, Environment(receiver));
        await shop.Inventory.StopAsync();
        using var placed = await shop.OrderAsync("espresso");
        Assert.Equal(HttpStatusCode.BadGateway, placed.StatusCode);
        await shop.CloseAsync();

        var documents = (await receiver.SpansAsync()).SelectMany(s => SegmentTranslation.Translate(s, version)).ToList();
        var call = Assert.Single(documents, static d => d is { Namespace: "remote", Fault: true });
        Assert.Equal($"{shop.InventoryUrl.Host}:{shop.InventoryUrl.Port}", call.Name);
        Assert.Equal("System.Net.Http.HttpRequestException", Assert.Single(call.Causes).Type);
        Assert.StartsWith("Connection refused", call.Causes[0].Message, StringComparison.Ordinal);
        Assert.True(Assert.Single(documents, static d => d is { IsSegment: true, Name: "Checkout.Api" }).Fault);
    }

    private static Dictionary<string, string> Environment(OtlpReceiver receiver) => new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.GrpcEndpoint.ToString(),
        ["OTEL_RESOURCE_ATTRIBUTES"] = "cloud.provider=aws",
    };

    private static async Task<IReadOnlyList<OtlpSpan>> OrderAsync(SampleBuild build)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var shop = await Shop.OpenAsync(build, Environment(receiver), worker: true);
        using var placed = await shop.OrderAsync("espresso");
        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
        await Poll.UntilAsync(
            () => shop.Worker!.Output.Lines.Any(static l => l.Contains("Fulfilled", StringComparison.Ordinal)),
            Poll.DefaultTimeout,
            "the order's fulfilment");
        await shop.CloseAsync();
        return await receiver.SpansAsync();
    }
}
