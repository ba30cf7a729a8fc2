using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StandardObservability.Settings;

namespace StandardObservability.Diagnosis.Crash;

/// <summary>One critical line for the exception that ends the process, and a last flush: from the line on, before there is a host and after.</summary>
internal static class StandardCrashLog
{
    public static IServiceCollection AddCrashLine(this IServiceCollection services)
    {
        var host = new ObservedHost(RegistrationContext.Find(services)!);
        UnhandledExceptions.Watch(host);

        // By factory, so that the container tells of its end. The logger factory asks for its providers first of all.
        services.AddSingleton(sp => host.Begin(sp));
        return services.AddSingleton<ILoggerProvider, HostLoggedExceptions>();
    }
}
