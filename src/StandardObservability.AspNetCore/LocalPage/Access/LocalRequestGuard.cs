using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace StandardObservability.AspNetCore.LocalPage.Access;

/// <summary>Answers requests to an endpoint of the application by the rule of the page. A refusal is 404, as if there were no endpoint.</summary>
internal static class LocalRequestGuard
{
    /// <summary>Puts the guard around a finished endpoint: before its filters, and before its body is read.</summary>
    public static void Add(EndpointBuilder endpoint)
    {
        if (endpoint.RequestDelegate is { } guarded)
        {
            endpoint.RequestDelegate = context => IsAllowed(context) ? guarded(context) : Refuse(context);
        }
    }

    private static bool IsAllowed(HttpContext context)
        => context.RequestServices.GetService<RunningPage>()?.Endpoints is { } page
            && context.Features.Get<LocalRequestFeature>() is { } received
            && page.Access.IsAllowed(context, received.Refusal);

    private static Task Refuse(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
