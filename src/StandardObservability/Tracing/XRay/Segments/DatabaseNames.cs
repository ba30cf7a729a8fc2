using System.Diagnostics;
using StandardObservability.Tracing.XRay.Segments.Names;

namespace StandardObservability.Tracing.XRay.Segments;

/// <summary>The databases in the trace map, each created once.</summary>
/// <param name="configured">Names of known hosts, by host name.</param>
internal sealed class DatabaseNames(Dictionary<string, string> configured)
{
    /// <summary>Start of the name of Npgsql's span of a new connection; the database follows.</summary>
    private const string ConnectPrefix = "CONNECT ";

    private readonly CreatedNodes<DatabaseNode> _nodes = new();

    /// <summary>Servers of data sources that the application has named, from their first connection.</summary>
    private readonly CreatedNodes<Server> _servers = new();

    public DatabaseNode Find(Activity span, in RemoteCall call)
    {
        var first = call.Database ?? call.DatabaseSystem!;
        var facts = new CallFacts(call.DatabaseSystem, call.Host, call.DataSource, call.Database);
        if (_nodes.Find(first, in facts, call.Port) is { } known)
        {
            return known;
        }

        var node = Create(span, in call);
        if (call.DataSource is null || node.Address is not null)
        {
            _nodes.Add(first, in facts, call.Port, node);
        }

        return node;
    }

    private DatabaseNode Create(Activity span, in RemoteCall call)
    {
        var source = NpgsqlDataSourceName.Parse(call.DataSource);
        var database = call.Database ?? source.Database ?? FindConnected(span, in call);
        var (host, port) = call.Host is { Length: > 0 } ? (call.Host, call.Port) : FindServer(source, call.DataSource);
        if (call is { Host.Length: > 0, DataSource: { } name } && _servers.Find(name, default, 0) is null)
        {
            _servers.Add(name, default, 0, new(call.Host, call.Port));
        }

        // Redis numbers its databases.
        var label = database is { Length: > 0 } && database.AsSpan().ContainsAnyExceptInRange('0', '9') ? database : call.DatabaseSystem!;
        return host is null
            ? new(SegmentName.Clean(label), null, database, source.User)
            : new(
                SegmentName.Clean(configured.TryGetValue(host, out var known) ? known : $"{label}@{host}"),
                $"{call.DatabaseSystem}://{HostAddress.Format(host, port)}",
                database,
                source.User);
    }

    private (string? Host, int Port) FindServer(NpgsqlDataSourceName source, string? name)
        => source.Host is not null ? (source.Host, source.Port)
            : name is not null && _servers.Find(name, default, 0) is { } server ? (server.Host, server.Port)
            : (null, 0);

    /// <summary>The database of a connection that could not be opened.</summary>
    private static string? FindConnected(Activity span, in RemoteCall call)
        => call.DataSource is not null && span.DisplayName.StartsWith(ConnectPrefix, StringComparison.Ordinal) ? span.DisplayName[ConnectPrefix.Length..] : null;

    private sealed class Server(string host, int port)
    {
        public string Host => host;

        public int Port => port;
    }
}
