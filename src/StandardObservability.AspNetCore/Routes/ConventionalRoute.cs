using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace StandardObservability.AspNetCore.Routes;

/// <summary>Names controller and action in a conventional route, whose template is the same for all of them: <c>{controller}/{action}/{id?}</c>.</summary>
internal static class ConventionalRoute
{
    /// <summary>An endpoint whose route has the names, for telemetry; the same endpoint when its route has them.</summary>
    public static Endpoint Name(Endpoint endpoint)
        => endpoint is RouteEndpoint { RoutePattern.RequiredValues.Count: > 0 } route ? Create(route) : endpoint;

    private static RouteEndpoint Create(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IRouteDiagnosticsMetadata>()?.Route is not { } template)
        {
            return endpoint;
        }

        var route = Write(template, endpoint.RoutePattern.RequiredValues);
        try
        {
            return route == template || endpoint.RequestDelegate is not { } run ? endpoint : new RouteEndpoint(
                run,
                RoutePatternFactory.Parse(route),
                endpoint.Order,
                new([.. endpoint.Metadata, new Diagnostics(route)]),
                endpoint.DisplayName);
        }
        catch (RoutePatternException)
        {
            // A name that a template cannot contain.
            return endpoint;
        }
    }

    /// <summary>Writes the values that select the action in place of its parameters.</summary>
    private static string Write(string route, IReadOnlyDictionary<string, object?> values)
    {
        foreach (var (name, value) in values)
        {
            var start = route.IndexOf($"{{{name}", StringComparison.OrdinalIgnoreCase);
            if (start >= 0 && value is string { Length: > 0 } text && route.IndexOf('}', start) is var end && end > start
                && route[start + name.Length + 1] is '=' or ':' or '?' or '}')
            {
                route = string.Concat(route.AsSpan(0, start), text, route.AsSpan(end + 1));
            }
        }

        return route;
    }

    private sealed record Diagnostics(string Route) : IRouteDiagnosticsMetadata;
}
