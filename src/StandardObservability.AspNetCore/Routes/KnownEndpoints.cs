using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;

namespace StandardObservability.AspNetCore.Routes;

/// <summary>The endpoints that requests had, as long as the application keeps them.</summary>
/// <param name="isExcluded">Whether the requests of an endpoint have no telemetry.</param>
internal sealed class KnownEndpoints(Func<Endpoint, bool> isExcluded)
{
    private readonly ConditionalWeakTable<Endpoint, KnownEndpoint> _known = [];

    public KnownEndpoint Get(Endpoint endpoint)
        => _known.TryGetValue(endpoint, out var known) ? known : _known.GetValue(endpoint, e => new KnownEndpoint(e, isExcluded(e)));
}
