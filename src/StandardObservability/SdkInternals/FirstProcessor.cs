using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Trace;

namespace StandardObservability.SdkInternals;

/// <summary>Puts a set-up of traces or logs before all that were registered so far, so that its processors stand before the application's exporters.</summary>
/// <remarks>OpenTelemetry runs set-ups in the order of the service collection and offers no other place in front.</remarks>
internal static class FirstProcessor
{
    public static IServiceCollection ConfigureFirst(this IServiceCollection services, Action<IServiceProvider, TracerProviderBuilder> configure)
        => services.InsertFirst("IConfigureTracerProviderBuilder", scratch => scratch.ConfigureOpenTelemetryTracerProvider(configure));

    public static IServiceCollection ConfigureFirst(this IServiceCollection services, Action<IServiceProvider, LoggerProviderBuilder> configure)
        => services.InsertFirst("IConfigureLoggerProviderBuilder", scratch => scratch.ConfigureOpenTelemetryLoggerProvider(configure));

    private static IServiceCollection InsertFirst(this IServiceCollection services, string setUpType, Action<IServiceCollection> register)
    {
        var scratch = new ServiceCollection();
        register(scratch);
        foreach (var setUp in scratch.Where(s => s.ServiceType.Name == setUpType))
        {
            services.Insert(0, setUp);
        }

        return services;
    }
}
