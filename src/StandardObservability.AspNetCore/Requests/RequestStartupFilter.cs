using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Settings;

namespace StandardObservability.AspNetCore.Requests;

/// <summary>Makes an <see cref="ActiveRequest"/> of each request, around the whole application and before routing.</summary>
internal sealed class RequestStartupFilter(HostSettings settings, IServiceProvider services) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
    {
        if (!settings.Enabled)
        {
            return next;
        }

        var telemetry = services.GetRequiredService<RequestTelemetry>();
        HostEvents.Observe(services);
        return app =>
        {
            app.Use(following => context => new ActiveRequest(context, telemetry).RunAsync(following));
            next(app);
        };
    }
}
