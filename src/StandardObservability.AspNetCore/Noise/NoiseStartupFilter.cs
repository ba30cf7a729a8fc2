using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using StandardObservability.Settings;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Sets <see cref="RoutingEndpointFeature"/> before routing runs.</summary>
internal sealed class NoiseStartupFilter(HostSettings settings, InboundTracing inbound) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
    {
        if (!settings.Enabled)
        {
            return next;
        }

        return app =>
        {
            app.Use((context, following) =>
            {
                context.Features.Set<IEndpointFeature>(new RoutingEndpointFeature(context, inbound));
                return following(context);
            });
            next(app);
        };
    }
}
