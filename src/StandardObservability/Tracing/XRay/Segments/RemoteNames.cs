using System.Collections.Concurrent;
using System.Globalization;

namespace StandardObservability.Tracing.XRay.Segments;

/// <summary>The names of called services, databases and queues in the trace map, each created once.</summary>
/// <param name="configured">Names of known hosts, by host name.</param>
internal sealed class RemoteNames(IDictionary<string, string> configured)
{
    /// <summary>Limits the memory of a service that calls hosts of any name; a usual service calls a few dozen.</summary>
    private const int MaxEntries = 1000;

    private readonly Dictionary<string, string> _configured = new(configured, StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<(string, string?, int), string> _names = new();
    private readonly ConcurrentDictionary<(string?, string?, string, int), (string Name, string? Address)> _databases = new();

    /// <summary>The name of a queue or host, or <see langword="null"/> when no attribute identifies what the span calls.</summary>
    public string? Find(in RemoteCall call)
        => call is { MessagingSystem: { } system, Destination: { } destination } ? Find(system, destination, 0)
            : call.Host is { } host ? Find(host, null, call.Port)
            : null;

    /// <summary>The name of a database, and its server as a URL when that is known.</summary>
    public (string Name, string? Address) FindDatabase(in RemoteCall call)
    {
        var key = (call.Database, call.Host, call.DatabaseSystem!, call.Port);
        if (!_databases.TryGetValue(key, out var found))
        {
            found = NameDatabase(in call);
            if (_databases.Count < MaxEntries)
            {
                _databases.TryAdd(key, found);
            }
        }

        return found;
    }

    private string Find(string first, string? second, int port)
    {
        if (!_names.TryGetValue((first, second, port), out var name))
        {
            name = SegmentName.Clean(second is null ? NameHost(first, port) : $"{first}/{second}");
            if (_names.Count < MaxEntries)
            {
                _names.TryAdd((first, second, port), name);
            }
        }

        return name;
    }

    private string NameHost(string host, int port) => _configured.TryGetValue(host, out var name) ? name : Address(host, port is 80 or 443 ? 0 : port);

    private (string Name, string? Address) NameDatabase(in RemoteCall call)
    {
        // Redis numbers its databases.
        var database = call.Database is { Length: > 0 } name && !name.All(char.IsAsciiDigit) ? name : call.DatabaseSystem!;
        return call.Host is not { Length: > 0 } host
            ? (SegmentName.Clean(database), null)
            : (
                SegmentName.Clean(_configured.TryGetValue(host, out var known) ? known : $"{database}@{host}"),
                $"{call.DatabaseSystem}://{Address(host, call.Port)}");
    }

    private static string Address(string host, int port) => port == 0 ? host : string.Create(CultureInfo.InvariantCulture, $"{host}:{port}");
}
