using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StandardObservability.Settings;

namespace StandardObservability.SdkInternals.Logs;

/// <summary>Replaces .NET's console logger provider by one that writes nothing, when it is silenced.</summary>
/// <remarks>
/// Assumption about Microsoft.Extensions.Telemetry: it passes buffered records to the loggers of all providers, also of those that a filter
/// rule disables.
/// </remarks>
internal static class ConsoleProviderReplacement
{
    public static void Add(RegistrationContext registration, Func<IServiceProvider, bool> isSilenced)
    {
        var original = registration.Services.FirstOrDefault(IsConsole);
        if (original?.ImplementationType is { } type)
        {
            var replacement = ServiceDescriptor.Singleton(sp => isSilenced(sp) || registration.Services.Any(IsConsole)
                ? NullLoggerProvider.Instance
                : (ILoggerProvider)ActivatorUtilities.CreateInstance(sp, type));
            registration.ReplaceLoggerProvider(original, replacement, isRestored: false);
        }
    }

    /// <summary>The provider as <c>AddConsole</c> registers it. The application may call it again, which adds a second one then.</summary>
    private static bool IsConsole(ServiceDescriptor service)
        => service is { IsKeyedService: false, ImplementationType.FullName: ConsoleLoggerProviderName.Type } && service.ServiceType == typeof(ILoggerProvider);
}
