using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Settings;

namespace StandardObservability.SdkInternals.Providers;

/// <summary>Finds out whether the application registers OpenTelemetry itself, before or after this library. It works then while this library is disabled.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: each registration adds a service whose type, options or implementation are in a namespace of its own.
/// </remarks>
internal sealed class ApplicationOpenTelemetry(RegistrationContext registration)
{
    /// <summary>Whether there is a registration that is not one of this library.</summary>
    public bool IsRegistered => registration.Services.Any(s => IsOpenTelemetry(s) && !registration.IsOwn(s));

    private static bool IsOpenTelemetry(ServiceDescriptor service)
        => IsOpenTelemetry(service.ServiceType)
        || (service.ServiceType is { IsGenericType: true, GenericTypeArguments: [var options, ..] } && IsOpenTelemetry(options))
        || (service is { IsKeyedService: false, ImplementationType: { } implementation } && IsOpenTelemetry(implementation));

    /// <remarks>By its name, because a comparison with a type would load OpenTelemetry.</remarks>
    private static bool IsOpenTelemetry(Type type) => type.Namespace?.StartsWith(nameof(OpenTelemetry), StringComparison.Ordinal) == true;
}
