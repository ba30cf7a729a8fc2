using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace StandardObservability.AspNetCore.Routes;

/// <summary>The endpoints that requests had, as long as the application keeps them.</summary>
/// <param name="isExcluded">Whether the requests of an endpoint have no telemetry.</param>
internal sealed class KnownEndpoints(Func<Endpoint, bool> isExcluded)
{
    private const int RecentCount = 64;

    private readonly ConditionalWeakTable<Endpoint, KnownEndpoint> _known = [];

    /// <summary>Those that were found last, by the hash of their endpoint: this costs a third of the table's search.</summary>
    private readonly WeakReference<KnownEndpoint>?[] _recent = new WeakReference<KnownEndpoint>?[RecentCount];

    public KnownEndpoint Get(Endpoint endpoint)
    {
        ref var recent = ref _recent[RuntimeHelpers.GetHashCode(endpoint) % RecentCount];
        return recent is { } reference && reference.TryGetTarget(out var known) && ReferenceEquals(known.Endpoint, endpoint)
            ? known
            : Find(endpoint, ref recent);
    }

    private KnownEndpoint Find(Endpoint endpoint, ref WeakReference<KnownEndpoint>? recent)
    {
        var known = _known.GetValue(endpoint, e => new KnownEndpoint(e, isExcluded(e)));
        recent = known.Weak;
        return known;
    }
}
