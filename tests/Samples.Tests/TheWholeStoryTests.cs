using System.Globalization;
using System.Net;
using System.Text.Json;
using Judges;
using Judges.Otlp;
using Judges.Receiving;
using Samples.Tests.Publishing;
using Xunit;

namespace Samples.Tests;

/// <summary>Both services as an orchestrator runs them, judged by what leaves them.</summary>
public sealed class TheWholeStoryTests
{
    private const string Trace = "5759e988bd862e3fe1be46a994272793";
    private const string Parent = "53995c3f42cd8ad8";
    private static readonly string[] Skus = ["espresso", "espresso", "filter", "decaf", "unobtainium"];

    [JudgedTheory]
    [EachBuild(false)]
    [EachBuild(true)]
    public async Task After_200_orders_every_line_is_whole_and_request_counts_add_up_to_the_last_one(SampleBuild build, bool emf)
    {
        await using var shop = await Shop.OpenAsync(build, emf ? new() { ["OTEL_METRICS_EXPORTER"] = "awsemf", ["OTEL_METRIC_EXPORT_INTERVAL"] = "100", ["Observability__Metrics__Dimensions__checkout.orders.placed"] = "checkout.order.outcome" } : null);

        var answers = await SendAsync(shop, orders: 200, senders: 8);
        await shop.CloseAsync();

        foreach (var service in (ServiceProcess[])[shop.Checkout, shop.Inventory])
        {
            Assert.EndsWith("\n", service.Output.Text, StringComparison.Ordinal);
            Assert.Empty(service.Error.Text);
            var lines = await Task.WhenAll(service.Output.Lines.Select(static l => NodeJudge.Shared.CheckJsonAsync(l)));
            Assert.All(lines, static l => Assert.Empty(l.Errors));
            Assert.All(lines, static l => Assert.Equal(JsonValueKind.Object, l.Document.ValueKind));
            Assert.Equal(200, service.Output.Lines.Count(static l => l.Contains("\"event_name\":\"RequestEnded\"", StringComparison.Ordinal)));
        }

        Assert.Equal(answers[HttpStatusCode.Created], shop.Checkout.Output.Lines.Count(static l => l.Contains("\"event_name\":\"Placed\"", StringComparison.Ordinal)));
        if (!emf)
        {
            Assert.DoesNotContain("_aws", shop.Checkout.Output.Text, StringComparison.Ordinal);
            return;
        }

        var checkout = await DocumentsAsync(shop.Checkout);
        var inventory = await DocumentsAsync(shop.Inventory);
        Assert.Equal(200, Requests(checkout));
        Assert.Equal(200, Requests(inventory));
        Assert.Equal(answers[HttpStatusCode.Created], Requests(checkout, "/orders", "2xx"));
        Assert.Equal(200 - answers[HttpStatusCode.Created], Requests(checkout, "/orders", "4xx"));
        Assert.Equal(answers[HttpStatusCode.Created], Counted(checkout, "checkout.orders.placed", static d => d.TryGetProperty("checkout.order.outcome", out var o) && o.GetString() == "accepted"));
        Assert.Equal(200, Counted(checkout, "checkout.orders.placed", static d => !d.TryGetProperty("checkout.order.outcome", out _)));
        Assert.Equal(0, Counted(checkout, "http.server.request.faults", static _ => true));
    }

    [JudgedTheory]
    [EachBuild("traceparent", $"00-{Trace}-{Parent}-01", true)]
    [EachBuild("X-Amzn-Trace-Id", $"Root=1-5759e988-bd862e3fe1be46a994272793;Parent={Parent};Sampled=1", true)]
    [EachBuild("X-Nothing", "x", false)]
    public async Task A_request_is_one_tree_over_both_services_with_both_headers_between_and_both_ids_in_the_lines(SampleBuild build, string header, string value, bool continues)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var between = await RecordingForwarder.StartAsync();
        await using var shop = await Shop.OpenAsync(build, new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.GrpcEndpoint.ToString() }, inventorySeenBy: between.Url);
        between.Target = shop.InventoryUrl;

        using var placed = await shop.OrderAsync("espresso", 1, null, (header, value));
        Assert.Equal(HttpStatusCode.Created, placed.StatusCode);
        await shop.CloseAsync();

        var all = await receiver.SpansAsync();
        var root = Assert.Single(all, static s => s.Name == "POST /orders");
        var tree = all.Where(s => s.TraceId == root.TraceId).ToList();
        var call = Assert.Single(tree, static s => s.ScopeName == "System.Net.Http");
        var reservation = Assert.Single(tree, static s => s.Name == "POST /reservations");
        Assert.Equal(continues ? (Trace, Parent) : (root.TraceId, null), (root.TraceId, root.ParentSpanId));
        Assert.Equal(root.SpanId, call.ParentSpanId);
        Assert.Equal(call.SpanId, reservation.ParentSpanId);
        Assert.All(tree.Where(s => s != root), s => Assert.Contains(tree, p => p.SpanId == s.ParentSpanId));
        Assert.Equal(["Checkout.Api", "Inventory.Api"], tree.Select(static s => (string)s.Resource["service.name"]!).Distinct().Order());
        Assert.Contains(tree, static s => s.Attributes.GetValueOrDefault("db.system.name") as string == "sqlite" && s.Resource["service.name"] as string == "Inventory.Api");
        Assert.Contains(tree, static s => s.Attributes.GetValueOrDefault("db.system.name") as string == "sqlite" && s.Resource["service.name"] as string == "Checkout.Api");
        Assert.Equal(2, tree.Count(static s => s.Kind == OtlpSpanKind.Server));

        var headers = Assert.Single(between.Requests);
        Assert.Equal($"00-{call.TraceId}-{call.SpanId}-01", headers["traceparent"]);
        Assert.Equal($"Root=1-{call.TraceId[..8]}-{call.TraceId[8..]};Parent={call.SpanId};Sampled=1", headers["X-Amzn-Trace-Id"]);
        AssertCarriesBothIds(shop.Checkout, root.TraceId);
        AssertCarriesBothIds(shop.Inventory, root.TraceId);
    }

    [JudgedTheory]
    [EachBuild("grpc")]
    [EachBuild("http/protobuf")]
    public async Task By_OTLP_every_span_and_point_arrives_with_the_identity(SampleBuild build, string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var shop = await Shop.OpenAsync(build, new()
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = (protocol == "grpc" ? receiver.GrpcEndpoint : receiver.HttpEndpoint).ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol,
            ["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.id=d-7",
            ["Observability__Team"] = "payments",
            ["Observability__ServiceNamespace"] = "shop",
        });

        await SendAsync(shop, orders: 40, senders: 8);
        await shop.CloseAsync();

        var spans = await receiver.SpansAsync();
        var points = await receiver.MetricPointsAsync();
        Assert.Equal(40, spans.Count(static s => s.Name == "POST /orders"));
        Assert.Equal(40, spans.Count(static s => s.Name == "POST /reservations"));
        Assert.Equal(40, Total(points, "Checkout.Api"));
        Assert.Equal(40, Total(points, "Inventory.Api"));
        Assert.All(spans.Select(static s => s.Resource).Concat(points.Select(static p => p.Resource)), static r =>
        {
            Assert.Contains((string)r["service.name"]!, (string[])["Checkout.Api", "Inventory.Api"]);
            Assert.Equal("0.1.0", r["service.version"]);
            Assert.Matches("^[0-9a-f]{40}$", (string)r["vcs.ref.head.revision"]!);
            Assert.Equal("shop", r["service.namespace"]);
            Assert.Equal("payments", r["service.team"]);
            Assert.Equal("production", r["deployment.environment.name"]);
            Assert.Equal("d-7", r["deployment.id"]);
            Assert.NotEmpty((string)r["service.instance.id"]!);
        });

        static double Total(IReadOnlyList<OtlpMetricPoint> points, string service) => points
            .Where(p => p.MetricName == "http.server.request.duration" && p.Resource["service.name"] as string == service)
            .GroupBy(static p => string.Join(';', p.Attributes.OrderBy(static a => a.Key).Select(static a => $"{a.Key}={a.Value}")))
            .Sum(static series => series.Max(static p => (double)p.Count!));
    }

    private static async Task<Dictionary<HttpStatusCode, int>> SendAsync(Shop shop, int orders, int senders)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, senders).Select(async sender =>
        {
            var mine = new List<HttpStatusCode>();
            for (var i = 0; i < orders / senders; i++)
            {
                using var response = await shop.OrderAsync(Skus[(sender + i) % Skus.Length]);
                mine.Add(response.StatusCode);
            }

            return mine;
        }));
        return answers.SelectMany(static a => a).GroupBy(static s => s).ToDictionary(static g => g.Key, static g => g.Count());
    }

    private static async Task<List<JsonElement>> DocumentsAsync(ServiceProcess service)
    {
        var verdicts = await Task.WhenAll(service.Output.Lines.Where(static l => l.StartsWith("{\"_aws\"", StringComparison.Ordinal)).Select(static l => NodeJudge.Shared.CheckEmfAsync(l)));
        Assert.All(verdicts, static v => Assert.Empty(v.Errors));
        return [.. verdicts.Select(static v => v.Document)];
    }

    /// <summary>Requests of a route and a status class, or of the roll-up.</summary>
    private static double Requests(List<JsonElement> documents, string? route = null, string? statusClass = null)
        => documents.Where(d => d.TryGetProperty("http.server.request.duration", out _) && Text(d, "http.route") == route && Text(d, "http.response.status_class") == statusClass)
            .Sum(static d => d.GetProperty("http.server.request.duration").GetProperty("Count").GetDouble());

    private static string? Text(JsonElement document, string member) => document.TryGetProperty(member, out var value) ? value.GetString() : null;

    private static double Counted(List<JsonElement> documents, string metric, Func<JsonElement, bool> where)
        => documents.Where(d => d.TryGetProperty(metric, out _) && where(d)).Sum(d => d.GetProperty(metric).GetDouble());

    private static void AssertCarriesBothIds(ServiceProcess service, string trace)
        => Assert.Contains(service.Output.Lines, l => l.Contains($"\"trace_id\":\"{trace}\"", StringComparison.Ordinal)
            && l.Contains(string.Create(CultureInfo.InvariantCulture, $"\"xray_trace_id\":\"1-{trace[..8]}-{trace[8..]}\""), StringComparison.Ordinal));
}
