using System.Collections.Concurrent;

namespace StandardObservability.Tracing.XRay.Segments;

/// <summary>The names of called services, databases and queues in the trace map, each created once.</summary>
/// <param name="configured">Names of known hosts, by host name.</param>
internal sealed class RemoteNames(IDictionary<string, string> configured)
{
    /// <summary>Limits the memory of a service that calls hosts of any name; a usual service calls a few dozen.</summary>
    private const int MaxEntries = 1000;

    private readonly Dictionary<string, string> _configured = new(configured, StringComparer.OrdinalIgnoreCase);
    private ConcurrentDictionary<(string, string?, int), string>? _created;

    /// <summary>Created by the first call, because a service without calls would compile its code too.</summary>
    private ConcurrentDictionary<(string, string?, int), string> Names => LazyInitializer.EnsureInitialized(ref _created);

    /// <summary>The names of databases.</summary>
    public DatabaseNames Databases { get; } = new(new Dictionary<string, string>(configured, StringComparer.OrdinalIgnoreCase));

    /// <summary>The name of a queue or host, or <see langword="null"/> when no attribute identifies what the span calls.</summary>
    public string? Find(in RemoteCall call)
        => call is { MessagingSystem: { } system, Destination: { } destination } ? Find(system, destination, 0)
            : call.Host is { } host ? Find(host, null, call.Port)
            : null;

    private string Find(string first, string? second, int port)
    {
        if (!Names.TryGetValue((first, second, port), out var name))
        {
            name = SegmentName.Clean(second is null ? NameHost(first, port) : $"{first}/{second}");
            if (Names.Count < MaxEntries)
            {
                Names.TryAdd((first, second, port), name);
            }
        }

        return name;
    }

    private string NameHost(string host, int port) => _configured.TryGetValue(host, out var name) ? name : HostAddress.Format(host, port is 80 or 443 ? 0 : port);
}
