using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>What ASP.NET Core says about requests.</summary>
internal static class StandardWebLogs
{
    public static IServiceCollection AddStandardWebLogs(this IServiceCollection services)
        => services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, HostingScopeFilter>();
}
