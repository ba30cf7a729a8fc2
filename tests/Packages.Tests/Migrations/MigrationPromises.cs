using System.Text.Json;
using Xunit;

namespace Packages.Tests.Migrations;

/// <summary>What the programs of docs/migrating.md emit after the migration, beyond the span of the request.</summary>
internal static class MigrationPromises
{
    /// <summary>The section whose program before sends the same.</summary>
    public const string HandWired = "From hand-wired OpenTelemetry";

    /// <summary>By the title of the section, what fails when something is missing.</summary>
    public static IReadOnlyDictionary<string, Action<MigrationRun>> ByTitle { get; } = new Dictionary<string, Action<MigrationRun>>(StringComparer.Ordinal)
    {
        [HandWired] = VerifyIdentityProcessorAndView,
        ["From Serilog"] = VerifyOneLineWithItsScope,
        ["From Application Insights"] = VerifyEventMetricAndProperty,
        ["From the X-Ray SDK"] = VerifySubsegment,
        ["From Amazon.CloudWatch.EMF"] = VerifyDocument,
    };

    /// <summary>A document in embedded metric format that has the metric with the dimensions.</summary>
    public static JsonElement FindDocument(IEnumerable<JsonElement> lines, string metric, params string[] dimensions) => Assert.Single(lines, l =>
        l.TryGetProperty("_aws", out var aws) && aws.GetProperty("CloudWatchMetrics").EnumerateArray().Any(d =>
            d.GetProperty("Metrics").EnumerateArray().Any(m => m.GetProperty("Name").GetString() == metric)
            && d.GetProperty("Dimensions").EnumerateArray().Any(s => s.EnumerateArray().Select(static n => n.GetString()!).ToHashSet().IsSupersetOf(dimensions))));

    private static void VerifyIdentityProcessorAndView(MigrationRun run)
    {
        var request = Assert.Single(run.Spans, static s => s.Name == "GET /");
        Assert.Equal(("shop", "1.2.3"), (request.Resource["service.name"], request.Resource["service.version"]));
        Assert.Equal(("acme", "127.0.0.1"), (request.Attributes["tenant"], request.Attributes["shop.host"]));
        var price = Assert.Single(run.Points, static p => p.MetricName == "order.price");
        Assert.Equal(("shop", "1.2.3"), (price.Resource["service.name"], price.Resource["service.version"]));
        Assert.Equal([2, 4, 8], price.ExplicitBounds);
    }

    private static void VerifyOneLineWithItsScope(MigrationRun run)
    {
        var request = Assert.Single(run.Spans, static s => s.Name == "GET /");
        Assert.Equal((1001L, "127.0.0.1", "north"), (request.Attributes["order.id"], request.Attributes["shop.host"], request.Resource["region"]));
        var line = run.Line("message", "Order placed for espresso");
        Assert.Equal(("Debug", "acme", request.TraceId), (Text("level"), Text("Tenant"), Text("trace_id")));
        Assert.Equal(request.TraceId, run.Line("event_name", "RequestEnded").GetProperty("trace_id").GetString());

        string? Text(string field) => line.GetProperty(field).GetString();
    }

    private static void VerifyEventMetricAndProperty(MigrationRun run)
    {
        Assert.Equal("espresso", run.Line("event_name", "OrderPlaced").GetProperty("Item").GetString());
        Assert.Equal("EUR", Assert.Single(run.Points, static p => p.MetricName == "order.price").Attributes["currency"]);
        Assert.Equal("acme", Assert.Single(run.Spans, static s => s.Name == "GET /").Attributes["tenant"]);
    }

    private static void VerifySubsegment(MigrationRun run)
    {
        var request = Assert.Single(run.Spans, static s => s.Name == "GET /");
        var span = Assert.Single(run.Spans, static s => s.Name == "place order");
        Assert.Equal(request.SpanId, span.ParentSpanId);
        Assert.Equal(("acme", "2 espressos"), (span.Attributes["tenant"], span.Attributes["cart"]));
        Assert.Equal(["tenant"], Assert.IsAssignableFrom<System.Collections.IEnumerable>(span.Attributes["aws.xray.annotations"]).Cast<object>().Select(static n => n.ToString()));
        Assert.Equal(["DynamoDB.PutItem", "GET"], run.Spans.Where(s => s.ParentSpanId == span.SpanId).Select(static s => s.Name).Order());
    }

    private static void VerifyDocument(MigrationRun run)
    {
        var document = FindDocument(run.Lines, "order.price", "currency");
        Assert.Equal("EUR", document.GetProperty("currency").GetString());
        Assert.Equal("Shop", document.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0].GetProperty("Namespace").GetString());
        Assert.Equal(Assert.Single(run.Spans, static s => s.Name == "GET /").TraceId, run.Line("OrderId", "1001").GetProperty("trace_id").GetString());
    }
}
