using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using StandardObservability.AspNetCore.Metrics;
using StandardObservability.Settings;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Sets <see cref="RoutingEndpointFeature"/> before routing runs.</summary>
internal sealed class NoiseStartupFilter(HostSettings settings, InboundTracing inbound, RequestMetrics metrics) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
    {
        if (!settings.Enabled)
        {
            return next;
        }

        return app =>
        {
            app.Use(following => context =>
            {
                var feature = new RoutingEndpointFeature(context, inbound, metrics);
                context.Features.Set<IEndpointFeature>(feature);
                return feature.RunAsync(following);
            });
            next(app);
        };
    }
}
