using System.Collections.Generic;

namespace StandardObservability.Conventions.Tracing;

/// <summary>Span attributes that AWS's collector reads when it creates X-Ray segments from spans.</summary>
/// <remarks>
/// Source: exporter <c>awsxray</c> of the OpenTelemetry collector, versions 0.117 to 0.156. Those versions do not read the current names of
/// databases, and take the host of a remote service from <c>url.full</c> only.
/// </remarks>
internal static class XRayAttributeNames
{
    /// <summary>Role of a span; <see cref="LocalRoot"/> for the first span of a service in a trace.</summary>
    public const string SpanKind = "aws.span.kind";

    /// <summary>Value of <see cref="SpanKind"/>: the span becomes a segment of its own, which is a node of the trace map.</summary>
    public const string LocalRoot = "LOCAL_ROOT";

    /// <summary>Name of the service that the span belongs to.</summary>
    public const string LocalService = "aws.local.service";

    /// <summary>Operation of the service that the span belongs to.</summary>
    public const string LocalOperation = "aws.local.operation";

    /// <summary>Name of the service, database or queue that the span calls.</summary>
    public const string RemoteService = "aws.remote.service";

    /// <summary>Name of the called service, before <c>service.peer.name</c>.</summary>
    public const string PeerService = "peer.service";

    /// <summary>Database system, before <c>db.system.name</c>.</summary>
    public const string DbSystem = "db.system";

    /// <summary>Database name, before <c>db.namespace</c>.</summary>
    public const string DbName = "db.name";

    /// <summary>Query, before <c>db.query.text</c>.</summary>
    public const string DbStatement = "db.statement";

    /// <summary>User of the connection, for which there is no current name.</summary>
    public const string DbUser = "db.user";

    /// <summary>Address of the database as a URL, without credentials.</summary>
    public const string DbConnectionString = "db.connection_string";

    /// <summary>RPC system, before <c>rpc.system.name</c>.</summary>
    public const string RpcSystem = "rpc.system";

    /// <summary>Value of <see cref="RpcSystem"/>: a call of AWS's SDK.</summary>
    public const string AwsApi = "aws-api";

    /// <summary>Key of attributes in <see cref="BlockAttributes"/> that no filter expression finds.</summary>
    public const string NoKeyword = "none";

    /// <summary>
    /// Attributes that the exporter moves into a block of the segment, by the keyword of filter expressions that finds them there, or
    /// <see cref="NoKeyword"/>.
    /// </summary>
    /// <remarks>Source: the exporter's translator; X-Ray Developer Guide, "Use filter expressions".</remarks>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> BlockAttributes { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["http.method"] = ["http.request.method", "http.method"],
        ["http.status"] = ["http.response.status_code", "http.status_code"],
        ["http.useragent"] = ["user_agent.original", "http.user_agent"],
        ["http.clientip"] = ["client.address", "http.client_ip", "network.peer.address", "net.peer.ip"],
        ["http.url"] =
        [
            "url.full", "url.scheme", "url.path", "url.query", "http.url", "http.scheme", "http.host", "http.target",
            "http.server_name", "server.address", "server.port", "host.name", "net.host.name", "net.host.port", "net.peer.name",
            "net.peer.port",
        ],
        ["user"] = ["enduser.id"],
        [NoKeyword] = ["rpc.method", "aws.operation", "aws.account_id", "aws.region", "aws.request_id", "aws.queue_url", "aws.table_name"],
    };
}
