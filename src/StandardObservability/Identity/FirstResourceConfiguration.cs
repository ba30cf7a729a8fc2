using Microsoft.Extensions.DependencyInjection;

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
        while (first < services.Count && IsOpenTelemetryHosting(services[first].ImplementationInstance))
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

    /// <remarks>By its name, because this library does not reference the assembly: docs/adr/0043.</remarks>
    private static bool IsOpenTelemetryHosting(object? instance)
        => instance?.GetType().Assembly.FullName?.StartsWith("OpenTelemetry.Extensions.Hosting,", StringComparison.Ordinal) == true;
}
