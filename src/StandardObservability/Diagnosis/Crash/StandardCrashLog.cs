using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using StandardObservability.SdkInternals.Providers;
using StandardObservability.Settings;

namespace StandardObservability.Diagnosis.Crash;

/// <summary>Registers the crash line: one critical log line and a last flush for an exception that ends the process, from the registration on.</summary>
internal static class StandardCrashLog
{
    public static IServiceCollection AddCrashLog(this IServiceCollection services)
    {
        var registration = RegistrationContext.Find(services)!;
        var host = new ObservedHost(registration);
        if (!registration.RunsCommand)
        {
            UnhandledExceptions.Watch(host);
        }

        // Registered by factory, so that the container disposes of it. The logger factory resolves its providers first of all services.
        services.AddSingleton(sp => host.Begin(sp));
        registration.AddLoggerProvider(static sp => sp.GetRequiredService<ProviderUse>().IsNeeded
            ? new HostLoggedExceptions(sp.GetRequiredService<ObservedHost>())
            : NullLoggerProvider.Instance);
        return services;
    }
}
