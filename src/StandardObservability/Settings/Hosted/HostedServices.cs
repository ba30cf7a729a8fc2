using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace StandardObservability.Settings.Hosted;

/// <summary>Registers hosted services that are created only when they are needed, which is decided when the host starts.</summary>
internal static class HostedServices
{
    /// <param name="services">The services of the host.</param>
    /// <param name="find">Finds the hosted service, or returns <see langword="null"/> when it is not needed.</param>
    public static IServiceCollection AddHostedServiceIfNeeded(this IServiceCollection services, Func<IServiceProvider, IHostedService?> find)
        => services.AddSingleton(sp => find(sp) ?? NoHostedService.Instance);

    /// <summary>Finds a registered hosted service while telemetry is enabled.</summary>
    public static IHostedService? FindIfEnabled<TService>(this IServiceProvider services)
        where TService : class, IHostedService
        => services.GetRequiredService<HostSettings>().Enabled ? services.GetRequiredService<TService>() : null;
}
