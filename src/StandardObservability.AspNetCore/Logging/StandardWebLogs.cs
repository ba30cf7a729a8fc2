using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.Redaction;
using StandardObservability.Settings;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>Registers the log line of each request, and disables the scope that it replaces.</summary>
internal static class StandardWebLogs
{
    public static IServiceCollection AddStandardWebLogs(this IServiceCollection services)
    {
        services.AddSingleton(static sp => new RequestLogger(
            sp.GetRequiredService<ILoggerFactory>(),
            sp.GetRequiredService<RedactionPolicy>(),
            sp.GetRequiredService<HostSettings>().Options.ClientAddress));
        services.AddTransient<IStartupFilter, SecretRouteStartupFilter>();
        return services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, HostingScopeFilter>();
    }
}
