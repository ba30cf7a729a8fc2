using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Redaction;
using StandardObservability.Settings;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>Lets redaction find secret route parameters in logged paths: <see cref="SecretRoutes"/>.</summary>
internal sealed class SecretRouteStartupFilter(HostSettings settings, IServiceProvider services) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next)
    {
        // A host without routing has no endpoints.
        if (settings.Enabled && services.GetRequiredService<RedactionPolicy>() is { IsEnabled: true } redaction && services.GetService<EndpointDataSource>() is { } endpoints)
        {
            redaction.RequestPathRedactor = new SecretRoutes(endpoints, redaction).Redact;
        }

        return next;
    }
}
