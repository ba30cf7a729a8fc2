using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Settings;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>Runs <see cref="RequestLogger"/> around the whole application when request log lines are enabled.</summary>
internal sealed class RequestLoggerStartupFilter(HostSettings settings, IServiceProvider services) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
    {
        if (settings is not { Enabled: true, Options.Logs.RequestLine: true })
        {
            return next;
        }

        var requests = services.GetRequiredService<RequestLogger>();
        return app =>
        {
            app.Use(following => context => requests.RunAsync(context, following));
            next(app);
        };
    }
}
