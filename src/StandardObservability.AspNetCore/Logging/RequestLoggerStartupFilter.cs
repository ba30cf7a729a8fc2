using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Settings;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>Puts <see cref="RequestLogger"/> around the whole application, when the host wants them.</summary>
internal sealed class RequestLoggerStartupFilter(HostSettings settings, IServiceProvider services) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
    {
        if (settings is not { Enabled: true, Options.Logs.RequestLine: true })
        {
            return next;
        }

        var lines = services.GetRequiredService<RequestLogger>();
        return app =>
        {
            app.Use(following => context => lines.RunAsync(context, following));
            next(app);
        };
    }
}
