using System.Diagnostics;
using Judges;
using Judges.Otlp;
using Judges.Receiving;
using Judges.XRay.Segments;
using Xunit;

namespace StandardObservability.Tests.Tracing.XRay;

/// <summary>Exported spans, and the segments that AWS's collector makes of them.</summary>
public sealed class SegmentTests
{
    private const string Aws = "cloud.provider=aws";

    public static TheoryData<ExporterVersion> Versions => [ExporterVersion.V0117, ExporterVersion.V0156];

    [JudgedTheory]
    [MemberData(nameof(Versions))]
    public async Task A_worker_and_a_job_are_nodes_of_their_own(ExporterVersion version)
    {
        var documents = await DrawAsync(version, static host =>
        {
            Emit(host, "process orders", ActivityKind.Consumer, Remote(), ("messaging.system", "aws_sqs"), ("messaging.destination.name", "orders"));
            Emit(host, "nightly {job}", ActivityKind.Internal, default);
            Emit(host, "send orders", ActivityKind.Producer, default, ("messaging.system", "aws_sqs"), ("messaging.destination.name", "orders"));
        });

        Assert.Equal(["aws_sqs/orders", "aws_sqs/orders", "worker", "worker", "worker"], documents.Select(static d => d.Name).Order());
        Assert.Equal(3, documents.Count(static d => d is { IsSegment: true, Name: "worker" }));
    }

    [JudgedTheory]
    [MemberData(nameof(Versions))]
    public async Task A_consumer_below_a_span_of_its_own_service_is_no_other_node(ExporterVersion version)
    {
        var documents = await DrawAsync(version, static host =>
        {
            using var poll = host.Source.StartActivity("poll")!;
            Emit(host, "process orders", ActivityKind.Consumer, default, ("messaging.system", "kafka"), ("messaging.destination.name", "orders"));
        });

        Assert.All(documents, static d => Assert.Equal("worker", d.Name));
    }

    [JudgedTheory]
    [InlineData("sqlserver", "shop@db.internal", "mssql", "microsoft.sql_server://db.internal:1433/shop")]
    [InlineData("rds", "shop@shop.c1x2y3.eu-west-1.rds.amazonaws.com", "postgresql", "postgresql://shop.c1x2y3.eu-west-1.rds.amazonaws.com:5432/shop")]
    [InlineData("efcore", "shop@db.internal", "postgresql", "postgresql://db.internal/shop")]
    [InlineData("named", "ledger", "mysql", "mysql://db.internal/shop")]
    [InlineData("sqlite", "stock.db", "sqlite", "localhost/stock.db")]
    [InlineData("redis", "redis@cache.internal", null, null)]
    [InlineData("mongodb", "orders@mongo.internal", null, null)]
    public async Task A_database_is_one_node_whatever_its_instrumentation_writes(string kind, string node, string? type, string? connection)
    {
        var documents = await DrawAsync(ExporterVersion.V0117, host =>
        {
            foreach (var operation in (string[])["SELECT a", "SELECT b"])
            {
                Emit(host, operation, ActivityKind.Client, Remote(), Database(kind));
            }
        });

        var calls = documents.Where(static d => d.Namespace == "remote").ToList();
        Assert.Equal([node, node], calls.Select(static d => d.Name));
        Assert.All(calls, c => Assert.Equal((type, connection), (c.Sql?.DatabaseType, c.Sql?.ConnectionString)));
    }

    [JudgedTheory]
    [MemberData(nameof(Versions))]
    public async Task A_called_service_is_named_by_its_host_or_by_configuration(ExporterVersion version)
    {
        var documents = await DrawAsync(
            version,
            static host =>
            {
                using var work = host.Source.StartActivity("work")!;
                Emit(host, "GET", ActivityKind.Client, default, ("server.address", "api.example.com"), ("server.port", 443));
                Emit(host, "POST", ActivityKind.Client, default, ("server.address", "inventory"), ("server.port", 8080));
                Emit(host, "GET", ActivityKind.Client, default, ("server.address", "10.0.0.7"), ("server.port", 443));
                Emit(host, "GET", ActivityKind.Client, default, ("server.address", "x"), ("peer.service", "mine"));
                Emit(host, "SQS.SendMessage", ActivityKind.Client, default, ("server.address", "sqs.eu-west-1.amazonaws.com"), ("rpc.system", "aws-api"), ("rpc.service", "SQS"));
                Emit(host, "GET", ActivityKind.Client, default, ("server.address", "bad(host)*"), ("server.port", double.NaN));
            },
            new KeyValuePair<string, string?>("Observability:Traces:XRay:ServiceNames:10.0.0.7", "payments"));

        Assert.Equal(["api.example.com", "bad_host__", "inventory:8080", "mine", "payments", "SQS", "worker"], documents.Select(static d => d.Name).Order(StringComparer.OrdinalIgnoreCase));
    }

    [JudgedFact]
    public async Task The_path_survives_beside_a_query_and_the_service_name_is_one_that_XRay_accepts()
    {
        var documents = await DrawAsync(
            ExporterVersion.V0117,
            static host => Emit(host, "GET /orders", ActivityKind.Server, default, ("url.scheme", "https"), ("server.address", "shop"), ("url.path", "/orders"), ("url.query", "?v=2")),
            new KeyValuePair<string, string?>("OTEL_SERVICE_NAME", "shop (eu)"));

        Assert.Equal(("shop _eu_", "https://shop/orders?v=2"), (documents.Single().Name, documents.Single().Url));
    }

    [JudgedFact]
    public async Task Secrets_of_a_query_are_redacted_in_copies_too()
    {
        var spans = await ExportAsync(Aws, static host => Emit(host, "SELECT a", ActivityKind.Client, Remote(), ("db.system.name", "mysql"), ("db.query.text", "SELECT 'anna@example.com'")));

        Assert.DoesNotContain("anna", Assert.IsType<string>(Assert.Single(spans).Attributes["db.statement"]), StringComparison.Ordinal);
    }

    [JudgedTheory]
    [InlineData("cloud.provider=azure", "true", null)]
    [InlineData("cloud.provider=aws", null, "LOCAL_ROOT")]
    [InlineData("cloud.provider=aws", "false", null)]
    [InlineData("x=y", null, null)]
    [InlineData("x=y", "true", "LOCAL_ROOT")]
    public async Task Attributes_are_added_on_AWS_or_when_enabled_and_never_crash_a_collector(string resource, string? setting, string? kind)
    {
        var spans = await ExportAsync(
            resource,
            static host => Emit(host, "GET", ActivityKind.Client, Remote(), ("server.address", "api.example.com")),
            new KeyValuePair<string, string?>("Observability:Traces:XRay:Attributes", setting));

        var span = Assert.Single(spans);
        Assert.Equal(kind, span.Attributes.GetValueOrDefault("aws.span.kind"));
        Assert.Equal(setting == "true" || (setting is null && kind is not null), span.Attributes.ContainsKey("aws.remote.service"));
        SegmentTranslation.Translate(span, ExporterVersion.V0117);
    }

    [JudgedFact]
    public async Task Attributes_of_the_application_are_not_changed()
    {
        var spans = await ExportAsync(Aws, static host => Emit(
            host,
            "GET",
            ActivityKind.Client,
            Remote(),
            ("server.address", "a"),
            ("aws.remote.service", "mine"),
            ("aws.span.kind", "CLIENT"),
            ("db.system.name", "mysql"),
            ("db.system", "mariadb"),
            ("db.statement", "own")));

        var attributes = Assert.Single(spans).Attributes;
        Assert.Equal(
            ("mine", "CLIENT", "mariadb", "own"),
            (attributes["aws.remote.service"], attributes["aws.span.kind"], attributes["db.system"], attributes["db.statement"]));
        Assert.DoesNotContain("aws.local.service", attributes.Keys);
    }

    private static (string, object?)[] Database(string kind) => kind switch
    {
        "sqlserver" => [("db.system.name", "microsoft.sql_server"), ("db.namespace", "shop"), ("db.query.text", "Q"), ("server.address", "db.internal"), ("server.port", 1433)],
        "efcore" => [("db.system", "postgresql"), ("db.name", "shop"), ("db.statement", "Q"), ("peer.service", "db.internal"), ("server.address", "db.internal")],
        "rds" =>
        [
            ("db.system.name", "postgresql"), ("db.namespace", "shop"), ("server.address", "shop.c1x2y3.eu-west-1.rds.amazonaws.com"), ("server.port", 5432),
        ],
        "named" => [("db.system.name", "mysql"), ("db.namespace", "shop"), ("peer.service", "ledger"), ("server.address", "db.internal")],
        "sqlite" => [("db.system.name", "sqlite"), ("db.namespace", "stock.db")],
        "redis" => [("db.system.name", "redis"), ("db.namespace", "0"), ("server.address", "cache.internal"), ("server.port", 6379L)],
        _ => [("db.system.name", "mongodb"), ("db.namespace", "orders"), ("server.address", "mongo.internal")],
    };

    private static ActivityContext Remote() => new(ActivityTraceId.CreateRandom(), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded, isRemote: true);

    private static void Emit(WorkerHost host, string name, ActivityKind kind, ActivityContext parent, params (string Key, object? Value)[] attributes)
    {
        using var span = host.Source.StartActivity(name, kind, parent)!;
        foreach (var (key, value) in attributes)
        {
            span.SetTag(key, value);
        }
    }

    private static async Task<List<XRaySegment>> DrawAsync(ExporterVersion version, Action<WorkerHost> emit, params KeyValuePair<string, string?>[] settings)
        => [.. (await ExportAsync(Aws, emit, settings)).SelectMany(s => SegmentTranslation.Translate(s, version))];

    private static async Task<IReadOnlyList<OtlpSpan>> ExportAsync(string resource, Action<WorkerHost> emit, params KeyValuePair<string, string?>[] settings)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await WorkerHost.StartAsync(
        [
            new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()), new("Observability:ServiceName", "worker"),
            new("OTEL_RESOURCE_ATTRIBUTES", resource), .. settings,
            .. WorkerHost.OwnSpans,
        ]);
        emit(host);
        await host.DisposeAsync();

        // Other hosts of this process hear the sources of packages; only the host's own spans are this test's.
        return [.. (await receiver.SpansAsync()).Where(s => s.ScopeName == host.Name)];
    }
}
