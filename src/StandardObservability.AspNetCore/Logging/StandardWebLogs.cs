using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.Redaction;
using StandardObservability.Settings;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>What is said about requests, by us and by ASP.NET Core.</summary>
internal static class StandardWebLogs
{
    public static IServiceCollection AddStandardWebLogs(this IServiceCollection services)
    {
        services.AddSingleton(static sp => new RequestLogger(
            sp.GetRequiredService<ILoggerFactory>(),
            sp.GetRequiredService<RedactionPolicy>(),
            sp.GetTimeProvider()));

        // First, so outermost: what other filters answer, host filtering for one, is a request too.
        services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, RequestLoggerStartupFilter>());
        return services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, HostingScopeFilter>();
    }
}
