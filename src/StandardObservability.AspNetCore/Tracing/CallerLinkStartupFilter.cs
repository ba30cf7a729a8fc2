using System.Diagnostics;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Settings;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>Adds a link to the caller's span to the server span, when the caller's context is not continued.</summary>
/// <remarks>A header without a parent has no span to link to.</remarks>
internal sealed class CallerLinkStartupFilter(HostSettings settings, IServiceProvider services) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
    {
        if (!settings.Enabled || services.GetRequiredService<InboundTracing>() is not { LinksCaller: true } tracing)
        {
            return next;
        }

        return app =>
        {
            app.Use((context, following) =>
            {
                LinkCaller(context, tracing);
                return following(context);
            });
            next(app);
        };
    }

    private static void LinkCaller(HttpContext context, InboundTracing tracing)
    {
        if (context.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } server
            && tracing.FindCaller(context.Request.Headers, Get) is var caller
            && caller != default)
        {
            server.AddLink(new ActivityLink(caller));
        }
    }

    private static void Get(object? headers, string name, out string? value, out IEnumerable<string>? values)
        => (value, values) = (((IHeaderDictionary)headers!)[name], null);
}
