using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;
using StandardObservability.Settings;

namespace StandardObservability.SdkInternals.Logs;

/// <summary>Replaces OpenTelemetry's logger provider by one that guards it. To filter rules and to later registrations it is still OpenTelemetry's.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: its provider is registered as a factory, and a later <c>AddOpenTelemetry</c> adds no second one while a
/// factory with this result type is registered. .NET's container never reads the result as that type, so the factory may return the guard.
/// </remarks>
internal static class OpenTelemetryProviderGuard
{
    public static void Add(RegistrationContext registration, Func<IServiceProvider, Func<ILoggerProvider>, ILoggerProvider> guard, Type guardType)
    {
        var services = registration.Services;
        if (services.FirstOrDefault(OpenTelemetryLoggerProviderName.IsRegisteredBy) is not { ImplementationFactory: { } create } original)
        {
            return;
        }

        OpenTelemetryLoggerProvider Create(IServiceProvider sp)
            => Unsafe.As<OpenTelemetryLoggerProvider>(guard(sp, () => (ILoggerProvider)create(sp)));

        registration.ReplaceLoggerProvider(original, ServiceDescriptor.Singleton<ILoggerProvider, OpenTelemetryLoggerProvider>(Create), isRestored: true);
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>>(
            sp => new GuardFilterRules(sp.GetRequiredService<HostSettings>(), guardType.FullName!));
    }
}
