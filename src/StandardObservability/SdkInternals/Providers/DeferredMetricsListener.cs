using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using OpenTelemetry;

namespace StandardObservability.SdkInternals.Providers;

/// <summary>Lets OpenTelemetry's listener of .NET's metrics build its meter provider only when it is needed.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: its listener is a service with an implementation type of its assembly, and a later registration adds what
/// this one has replaced.
/// </remarks>
internal static class DeferredMetricsListener
{
    /// <summary>The key of further listeners. They give measurements to OpenTelemetry that no listener of .NET makes.</summary>
    public const string Further = nameof(OpenTelemetry);

    public static IServiceCollection DeferMetricsListener(this IServiceCollection services)
    {
        for (var i = services.Count - 1; i >= 0; i--)
        {
            if (services[i] is { ImplementationType: { } type } service
                && service.ServiceType == typeof(IMetricsListener)
                && type.Assembly == typeof(Sdk).Assembly)
            {
                services[i] = Defer(services, type);
            }
        }

        return services.AddProviderUse();
    }

    /// <summary>Registers what decides whether providers are needed.</summary>
    public static IServiceCollection AddProviderUse(this IServiceCollection services)
        => services.AddSingleton<ApplicationOpenTelemetry>().AddSingleton<ProviderUse>();

    private static ServiceDescriptor Defer(
        IServiceCollection services, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type type)
    {
        services.AddSingleton(type);
        services.AddKeyedTransient(typeof(IMetricsListener), Further, type);
        return ServiceDescriptor.Singleton(sp => sp.GetRequiredService<ProviderUse>().IsNeeded && !IsAddedAgain(services, type)
            ? (IMetricsListener)sp.GetRequiredService(type)
            : NoMetricsListener.Instance);
    }

    private static bool IsAddedAgain(IServiceCollection services, Type type)
    {
        foreach (var service in services)
        {
            if (service.ServiceType == typeof(IMetricsListener) && service.ImplementationType == type)
            {
                return true;
            }
        }

        return false;
    }
}
