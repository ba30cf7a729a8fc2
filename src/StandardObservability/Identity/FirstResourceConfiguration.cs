using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Settings.Hosted;

namespace StandardObservability.Identity;

/// <summary>Inserts resource configuration before the application's own, so that the application's attributes win.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: resource configuration runs in the order of the service collection, and later attributes win.
/// <c>AddOpenTelemetry</c> of a host's builder registers instances of its own assembly, which read the host environment; they must stay first.
/// </remarks>
internal static class FirstResourceConfiguration
{
    public static IServiceCollection InsertResourceConfiguration(this IServiceCollection services, Action<IServiceCollection> configure)
    {
        var first = 0;
        while (first < services.Count && OpenTelemetryHosting.Contains(services[first].ImplementationInstance?.GetType()))
        {
            first++;
        }

        var added = services.Count;
        configure(services);
        for (; added < services.Count; added++)
        {
            var descriptor = services[added];
            services.RemoveAt(added);
            services.Insert(first++, descriptor);
        }

        return services;
    }
}
