using StandardObservability.Tracing.XRay.Segments.Names;

namespace StandardObservability.Tracing.XRay.Segments;

/// <summary>The names of called services, databases and queues in the trace map, each created once.</summary>
/// <param name="configured">Names of known hosts, by host name.</param>
internal sealed class RemoteNames(IDictionary<string, string> configured)
{
    private readonly Dictionary<string, string> _configured = new(configured, StringComparer.OrdinalIgnoreCase);
    private readonly CreatedNodes<string> _names = new();

    /// <summary>The names of databases.</summary>
    public DatabaseNames Databases { get; } = new(new Dictionary<string, string>(configured, StringComparer.OrdinalIgnoreCase));

    /// <summary>The name of a queue or host, or <see langword="null"/> when no attribute identifies what the span calls.</summary>
    public string? Find(in RemoteCall call)
        => call is { MessagingSystem: { } system, Destination: { } destination } ? Find(destination, system, 0)
            : call.Host is { } host ? Find(host, null, call.Port)
            : null;

    private string Find(string target, string? system, int port)
    {
        var facts = new CallFacts(system);
        if (_names.Find(target, in facts, port) is not { } name)
        {
            name = SegmentName.Clean(system is null ? NameHost(target, port) : $"{system}/{target}");
            _names.Add(target, in facts, port, name);
        }

        return name;
    }

    private string NameHost(string host, int port) => _configured.TryGetValue(host, out var name) ? name : HostAddress.Format(host, port is 80 or 443 ? 0 : port);
}
