using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using StandardObservability.Settings.Hosted;

namespace StandardObservability.SdkInternals.Providers;

/// <summary>Lets OpenTelemetry build its providers with the host only when they are needed. A service that resolves one gets it anyway.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: its registration builds providers in a hosted service and in a listener of .NET's metrics. Both are services
/// with an implementation type of its assemblies, and a later registration adds what this one has replaced.
/// </remarks>
internal static class ProviderStart
{
    public static IServiceCollection DeferProviders(this IServiceCollection services)
    {
        for (var i = services.Count - 1; i >= 0; i--)
        {
            if (services[i] is not { ImplementationType: { } type } service)
            {
                continue;
            }

            if (service.ServiceType == typeof(IHostedService) && type.Assembly == typeof(OpenTelemetryBuilder).Assembly)
            {
                services[i] = Defer<IHostedService>(services, type, NoHostedService.Instance);
            }
            else if (service.ServiceType == typeof(IMetricsListener) && type.Assembly == typeof(Sdk).Assembly)
            {
                services[i] = Defer<IMetricsListener>(services, type, NoMetricsListener.Instance);
            }
        }

        return services.AddProviderUse();
    }

    /// <summary>Registers what decides whether providers are needed.</summary>
    public static IServiceCollection AddProviderUse(this IServiceCollection services)
        => services.AddSingleton<ApplicationOpenTelemetry>().AddSingleton<ProviderUse>();

    private static ServiceDescriptor Defer<TService>(
        IServiceCollection services, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type, TService unused)
        where TService : class
    {
        services.AddSingleton(type);
        return ServiceDescriptor.Singleton(sp => sp.GetRequiredService<ProviderUse>().IsNeeded && !IsAddedAgain<TService>(services, type)
            ? (TService)sp.GetRequiredService(type)
            : unused);
    }

    private static bool IsAddedAgain<TService>(IServiceCollection services, Type type)
    {
        foreach (var service in services)
        {
            if (service.ServiceType == typeof(TService) && service.ImplementationType == type)
            {
                return true;
            }
        }

        return false;
    }
}
