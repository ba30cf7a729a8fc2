using Microsoft.Extensions.DependencyInjection;

namespace StandardObservability.SdkInternals.Providers;

/// <summary>Finds out whether the application registers OpenTelemetry itself, before or after this library. It works then while this library is disabled.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: each registration adds a service whose type, options or implementation are in a namespace of its own.
/// </remarks>
internal sealed class ApplicationOpenTelemetry(IServiceCollection services)
{
    private readonly HashSet<ServiceDescriptor> _excluded = [];

    /// <summary>Whether there is a registration that is not one of this library.</summary>
    public bool IsRegistered
    {
        get
        {
            foreach (var service in services)
            {
                if (IsOpenTelemetry(service) && !_excluded.Contains(service))
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>The one of a service collection, which is added by the first call.</summary>
    public static ApplicationOpenTelemetry Find(IServiceCollection services)
    {
        foreach (var service in services)
        {
            if (service.ServiceType == typeof(ApplicationOpenTelemetry))
            {
                return (ApplicationOpenTelemetry)service.ImplementationInstance!;
            }
        }

        var added = new ApplicationOpenTelemetry(services);
        services.AddSingleton(added);
        return added;
    }

    /// <summary>Registers services of this library, which do not count.</summary>
    public void Exclude(Action<IServiceCollection> register)
    {
        HashSet<ServiceDescriptor> before = [.. services];
        register(services);
        foreach (var service in services)
        {
            if (!before.Contains(service))
            {
                _excluded.Add(service);
            }
        }
    }

    private static bool IsOpenTelemetry(ServiceDescriptor service)
        => IsOpenTelemetry(service.ServiceType)
        || (service.ServiceType is { IsGenericType: true, GenericTypeArguments: [var options, ..] } && IsOpenTelemetry(options))
        || (service is { IsKeyedService: false, ImplementationType: { } implementation } && IsOpenTelemetry(implementation));

    /// <remarks>By its name, because a comparison with a type would load OpenTelemetry.</remarks>
    private static bool IsOpenTelemetry(Type type) => type.Namespace?.StartsWith(nameof(OpenTelemetry), StringComparison.Ordinal) == true;
}
