using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using StandardObservability.Settings.Hosted;

namespace StandardObservability.SdkInternals.Providers;

/// <summary>What <c>AddOpenTelemetry</c> of OpenTelemetry.Extensions.Hosting does, without that assembly: docs/adr/0043.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: <c>WithTracing</c>, <c>WithMetrics</c> and <c>WithLogging</c> need only a service collection, and register nothing
/// twice. Its own hosted service gets the providers from the container and is at the beginning of the collection.
/// </remarks>
/// <param name="services">The services of the host.</param>
internal sealed class OpenTelemetryServices(IServiceCollection services) : IOpenTelemetryBuilder
{
    public IServiceCollection Services { get; } = services;

    /// <summary>Registers the start of the providers, once, before other hosted services and after OpenTelemetry's own if the application added it.</summary>
    public static IOpenTelemetryBuilder Add(IServiceCollection services)
    {
        if (!services.Any(static s => s.ServiceType == typeof(IHostedService) && s.ImplementationType == typeof(ProviderStart)))
        {
            services.Insert(FindStart(services) + 1, ServiceDescriptor.Singleton<IHostedService, ProviderStart>());
        }

        return new OpenTelemetryServices(services);
    }

    /// <summary>The place of OpenTelemetry's own hosted service, or -1.</summary>
    private static int FindStart(IServiceCollection services)
    {
        var index = services.Count - 1;
        while (index >= 0 && !(services[index].ServiceType == typeof(IHostedService) && OpenTelemetryHosting.Contains(services[index].ImplementationType)))
        {
            index--;
        }

        return index;
    }
}
