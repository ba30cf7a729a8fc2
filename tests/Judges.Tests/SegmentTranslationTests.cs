using Judges.Otlp;
using Judges.XRay.Segments;
using Xunit;

namespace Judges.Tests;

/// <summary>Spans whose segment documents are known from the exporter itself.</summary>
public sealed class SegmentTranslationTests
{
    public static TheoryData<string> Vectors => [.. Expectations.Keys];

    private static Dictionary<string, (OtlpSpan Span, string V0117, string V0156)> Expectations { get; } = new()
    {
        ["server with query"] = (
            Server("GET /orders/{id}", ("http.request.method", "GET"), ("url.scheme", "https"), ("server.address", "shop.example.com"), ("url.path", "/orders/7"), ("url.query", "?v=2"), ("http.response.status_code", 200L)),
            "seg shop-api https://shop.example.com?v=2",
            "seg shop-api https://shop.example.com/orders/7?v=2"),
        ["server behind a proxy"] = Both(
            Server("POST", ("http.request.method", "POST"), ("url.scheme", "http"), ("server.address", "10.0.0.9"), ("server.port", 8080L), ("url.path", "/orders"), ("http.response.status_code", 429L), ("client.address", "203.0.113.5")) with { ParentSpanId = Parent },
            "seg shop-api http://10.0.0.9:8080/orders ip=203.0.113.5 error"),
        ["client named by its method"] = Both(
            Call("GET", OtlpSpanKind.Client, ("server.address", "api.example.com"), ("server.port", 443L), ("url.full", "https://api.example.com/v1?x=1"), ("http.request.method", "GET"), ("http.response.status_code", 404L)) with { StatusCode = OtlpStatusCode.Error },
            "sub GET remote https://api.example.com/v1?x=1 error"),
        ["client with peer.service"] = Both(
            Call("GET", OtlpSpanKind.Client, ("url.full", "https://api.example.com/"), ("http.request.method", "GET"), ("peer.service", "api.example.com")),
            "sub api.example.com remote https://api.example.com/"),
        ["database, current names"] = Both(
            Call("SELECT Orders", OtlpSpanKind.Client, ("db.system.name", "microsoft.sql_server"), ("db.namespace", "shop"), ("db.query.text", "Q"), ("server.address", "db.internal")),
            "sub SELECT Orders remote"),
        ["database, former names"] = Both(
            Call("shop", OtlpSpanKind.Client, ("db.system", "postgresql"), ("db.name", "shop"), ("db.connection_string", "postgresql://db.internal:5432"), ("db.statement", "SELECT 1")),
            "sub shop@db.internal remote sql=postgresql://db.internal:5432/shop"),
        ["AWS SDK"] = Both(
            Call("SQS.SendMessage", OtlpSpanKind.Client, ("rpc.system", "aws-api"), ("rpc.service", "SQS"), ("aws.remote.service", "AWS::SQS")),
            "sub SQS aws"),
        ["producer"] = (Call("send orders", OtlpSpanKind.Producer), "sub send orders", "sub send orders remote"),
        ["consumer"] = (Call("process orders", OtlpSpanKind.Consumer), "sub process orders", "seg process orders"),
        ["consumer as local root"] = Both(
            Call("process orders", OtlpSpanKind.Consumer, ("aws.span.kind", "LOCAL_ROOT"), ("aws.local.service", "worker"), ("aws.remote.service", "AWS::SQS")),
            "sub AWS::SQS remote, seg worker"),
        ["consumer as local root without names"] = (
            Call("process orders", OtlpSpanKind.Consumer, ("aws.span.kind", "LOCAL_ROOT")),
            "sub process orders remote, seg process orders",
            "sub process orders remote, seg shop-api"),
        ["job"] = Both(Call("Nightly {job}", OtlpSpanKind.Internal) with { ParentSpanId = null }, "seg Nightly job"),
        ["job as local root"] = Both(
            Call("Nightly {job}", OtlpSpanKind.Internal, ("aws.span.kind", "LOCAL_ROOT"), ("aws.local.service", "shop-api")) with { ParentSpanId = null },
            "seg shop-api"),
        ["client as local root"] = Both(
            Call("GET", OtlpSpanKind.Client, ("aws.span.kind", "LOCAL_ROOT"), ("aws.local.service", "shop-api"), ("aws.remote.service", "api.example.com:443")) with { ParentSpanId = null },
            "sub api.example.com:443 remote, seg shop-api"),
        ["annotations"] = Both(
            Server("GET", ("url.path", "/t"), ("http.request.method", "GET"), ("server.address", "h"), ("tenant-id", "acme"), ("order.total", 12.5), ("tags", new List<object?> { "a" }), ("aws.xray.annotations", new List<object?> { "tenant-id", "order.total", "tags", "http.request.method", "otel.resource.service.version" })),
            "seg shop-api http://h/t tenant_id=acme order.total=12.5 otel.resource.service.version=1.4.0"),
        ["failed gRPC call"] = Both(
            Call("orders.v1.Orders/Get", OtlpSpanKind.Client, ("rpc.system.name", "grpc"), ("server.address", "grpc.internal")) with { StatusCode = OtlpStatusCode.Error, StatusMessage = "Unavailable" },
            "sub orders.v1.Orders/Get remote fault [: Unavailable]"),
    };

    private static string Parent => "00000000000000aa";

    [Theory]
    [MemberData(nameof(Vectors))]
    public void A_span_becomes_the_documents_of_the_exporter(string vector)
    {
        var (span, v0117, v0156) = Expectations[vector];

        Assert.Equal(v0117, Describe(span, ExporterVersion.V0117));
        Assert.Equal(v0156, Describe(span, ExporterVersion.V0156));
    }

    [Fact]
    public void A_local_root_that_calls_crashes_the_collector_outside_of_AWS()
    {
        var span = Call("GET", OtlpSpanKind.Client, ("aws.span.kind", "LOCAL_ROOT"));
        span = span with { Resource = new Dictionary<string, object?> { ["cloud.provider"] = "azure" } };

        Assert.Throws<InvalidOperationException>(() => SegmentTranslation.Translate(span, ExporterVersion.V0156));
    }

    private static string Describe(OtlpSpan span, ExporterVersion version)
        => string.Join(", ", SegmentTranslation.Translate(span, version).Select(static d => string.Join(' ', Parts(d))));

    private static IEnumerable<string> Parts(XRaySegment d) => ((string?[])
    [
        d.IsSegment ? "seg" : "sub", d.Name, d.Namespace, d.Url, d.ClientIp is { } ip ? $"ip={ip}" : null,
        d.Sql is { } sql ? $"sql={sql.ConnectionString}" : null, d.Error ? "error" : null, d.Fault ? "fault" : null,
        .. d.Causes.Select(static c => $"[{c.Type}: {c.Message}]"), .. d.Annotations.Select(static a => FormattableString.Invariant($"{a.Key}={a.Value}")),
    ]).OfType<string>();

    private static (OtlpSpan Span, string V0117, string V0156) Both(OtlpSpan span, string expected) => (span, expected, expected);

    private static OtlpSpan Server(string name, params (string Key, object? Value)[] attributes)
        => Call(name, OtlpSpanKind.Server, attributes) with { ParentSpanId = null };

    private static OtlpSpan Call(string name, OtlpSpanKind kind, params (string Key, object? Value)[] attributes) => new()
    {
        TraceId = "5759e988bd862e3fe1be46a994272793",
        SpanId = "53995c3f42cd8ad8",
        ParentSpanId = Parent,
        Name = name,
        Kind = kind,
        Attributes = attributes.ToDictionary(static a => a.Key, static a => a.Value),
        Events = [],
        Links = [],
        Resource = new Dictionary<string, object?> { ["service.name"] = "shop-api", ["service.version"] = "1.4.0", ["cloud.provider"] = "aws" },
        ScopeName = "test",
    };
}
