using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using StandardObservability.Settings;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Sets <see cref="RoutingEndpointFeature"/> before routing runs.</summary>
internal sealed class NoiseStartupFilter(HostSettings settings) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
    {
        if (!settings.Enabled)
        {
            return next;
        }

        return app =>
        {
            app.Use(static (context, following) =>
            {
                context.Features.Set<IEndpointFeature>(new RoutingEndpointFeature(context));
                return following(context);
            });
            next(app);
        };
    }
}
