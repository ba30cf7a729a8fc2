using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace StandardObservability.AspNetCore.Routes;

/// <summary>
/// The endpoint and route values that routing selected first. It restores them when the response is complete, so that spans, log lines and
/// metrics have the route that was requested.
/// </summary>
/// <remarks>
/// Error pages run the pipeline again with an endpoint of their own: <c>UseExceptionHandler</c>, <c>UseStatusCodePagesWithReExecute</c>. The
/// callback runs before ASP.NET Core records the request's duration and ends its activity, and before callbacks that were added earlier.
/// </remarks>
internal sealed class RequestedRoute
{
    private readonly HttpContext _context;
    private readonly Endpoint _endpoint;
    private readonly RouteValueDictionary? _values;

    private RequestedRoute(HttpContext context, Endpoint endpoint)
    {
        (_context, _endpoint) = (context, endpoint);
        _values = context.Features.Get<IRouteValuesFeature>()?.RouteValues;
    }

    /// <summary>Restores an endpoint when the response is complete.</summary>
    public static void RestoreWhenCompleted(HttpContext context, Endpoint endpoint)
        => context.Response.OnCompleted(
            static requested =>
            {
                ((RequestedRoute)requested).Restore();
                return Task.CompletedTask;
            },
            new RequestedRoute(context, endpoint));

    private void Restore()
    {
        _context.SetEndpoint(_endpoint);
        if (_values is not null && _context.Features.Get<IRouteValuesFeature>() is { } feature)
        {
            feature.RouteValues = _values;
        }
    }
}
