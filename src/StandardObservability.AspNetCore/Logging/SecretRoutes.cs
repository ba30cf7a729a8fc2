using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using StandardObservability.Redaction;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>Redacts paths of requests in values that other code logs, by all routes of the application: <c>RequestPath</c> of the host's scope.</summary>
/// <remarks>A path is compared without its request, so a route that another one precedes matches too.</remarks>
internal sealed class SecretRoutes(EndpointDataSource endpoints, RedactionPolicy redaction)
{
    /// <summary>A path base has few segments; longer ones are not removed.</summary>
    private const int MostBaseSegments = 4;

    private IReadOnlyList<Endpoint>? _known;
    private SecretRoute[] _routes = [];

    /// <summary>The path without the secret values; the same instance when there are none.</summary>
    public string Redact(string path)
    {
        var routes = FindRoutes();
        if (routes.Length == 0 || !path.StartsWith('/'))
        {
            return path;
        }

        var query = path.IndexOf('?', StringComparison.Ordinal);
        var segments = (query < 0 ? path : path[..query]).Split('/');
        var isRedacted = false;
        for (var start = 1; start < segments.Length && start <= MostBaseSegments && !isRedacted; start++)
        {
            isRedacted = Array.Exists(routes, r => r.TryRedact(segments.AsSpan(start)));
        }

        return isRedacted ? string.Concat(string.Join('/', segments), query < 0 ? null : path.AsSpan(query)) : path;
    }

    private SecretRoute[] FindRoutes()
    {
        // The list is a new one when an endpoint was added or removed.
        var known = endpoints.Endpoints;
        if (!ReferenceEquals(known, _known))
        {
            _routes = [.. known.OfType<RouteEndpoint>().Select(e => SecretRoute.Create(e.RoutePattern, redaction)).OfType<SecretRoute>()];
            _known = known;
        }

        return _routes;
    }
}
