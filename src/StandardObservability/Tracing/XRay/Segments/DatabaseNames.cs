using System.Collections.Concurrent;
using System.Diagnostics;

namespace StandardObservability.Tracing.XRay.Segments;

/// <summary>The databases in the trace map, each created once.</summary>
/// <param name="configured">Names of known hosts, by host name.</param>
internal sealed class DatabaseNames(Dictionary<string, string> configured)
{
    /// <summary>Limits the memory of a service that creates a database for each customer; a usual service has a few.</summary>
    private const int MaxEntries = 1000;

    /// <summary>Start of the name of Npgsql's span of a new connection; the database follows.</summary>
    private const string ConnectPrefix = "CONNECT ";

    private ConcurrentDictionary<(string?, string?, string, int, string?), DatabaseNode>? _createdNodes;

    /// <summary>Servers of data sources that the application has named, from their first connection.</summary>
    private ConcurrentDictionary<string, (string Host, int Port)>? _createdServers;

    /// <summary>Created by the first call, because a service without databases would compile its code too.</summary>
    private ConcurrentDictionary<(string?, string?, string, int, string?), DatabaseNode> Nodes => LazyInitializer.EnsureInitialized(ref _createdNodes);

    private ConcurrentDictionary<string, (string Host, int Port)> Servers
        => LazyInitializer.EnsureInitialized(ref _createdServers, static () => new(StringComparer.Ordinal));

    public DatabaseNode Find(Activity span, in RemoteCall call)
    {
        var key = (call.Database, call.Host, call.DatabaseSystem!, call.Port, call.DataSource);
        if (Nodes.TryGetValue(key, out var node))
        {
            return node;
        }

        node = Create(span, in call);
        if (Nodes.Count < MaxEntries && (call.DataSource is null || node.Address is not null))
        {
            Nodes.TryAdd(key, node);
        }

        return node;
    }

    private DatabaseNode Create(Activity span, in RemoteCall call)
    {
        var source = NpgsqlDataSourceName.Parse(call.DataSource);
        var database = call.Database ?? source.Database ?? FindConnected(span, in call);
        var (host, port) = call.Host is { Length: > 0 } ? (call.Host, call.Port) : FindServer(source, call.DataSource);
        if (call is { Host.Length: > 0, DataSource: { } name } && Servers.Count < MaxEntries)
        {
            Servers.TryAdd(name, (call.Host, call.Port));
        }

        // Redis numbers its databases.
        var label = database is { Length: > 0 } && !database.All(char.IsAsciiDigit) ? database : call.DatabaseSystem!;
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
            : name is not null && Servers.TryGetValue(name, out var server) ? server
            : (null, 0);

    /// <summary>The database of a connection that could not be opened.</summary>
    private static string? FindConnected(Activity span, in RemoteCall call)
        => call.DataSource is not null && span.DisplayName.StartsWith(ConnectPrefix, StringComparison.Ordinal) ? span.DisplayName[ConnectPrefix.Length..] : null;
}
