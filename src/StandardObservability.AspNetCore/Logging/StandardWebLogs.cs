using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>Registers the log line of each request, and disables the scope that it replaces.</summary>
internal static class StandardWebLogs
{
    public static IServiceCollection AddStandardWebLogs(this IServiceCollection services)
    {
        services.AddSingleton<RequestLogger>();
        services.AddTransient<IStartupFilter, SecretRouteStartupFilter>();

        // First, so outermost: requests that other filters answer, such as host filtering, are logged too.
        services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, RequestLoggerStartupFilter>());
        return services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, HostingScopeFilter>();
    }
}
