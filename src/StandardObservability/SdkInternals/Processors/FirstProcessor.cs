using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace StandardObservability.SdkInternals.Processors;

/// <summary>Inserts a configuration of traces, logs or metrics before all others, so that its processors run before the application's exporters.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: a configuration is a service of the internal type <c>IConfigure…ProviderBuilder</c>, the configurations
/// run in the order of the service collection, and processors run in the order in which they were added.
/// </remarks>
internal static class FirstProcessor
{
    public static IServiceCollection ConfigureFirst(this IServiceCollection services, Action<IServiceProvider, TracerProviderBuilder> configure)
        => services.InsertFirst("IConfigureTracerProviderBuilder", scratch => scratch.ConfigureOpenTelemetryTracerProvider(configure));

    public static IServiceCollection ConfigureFirst(this IServiceCollection services, Action<IServiceProvider, LoggerProviderBuilder> configure)
        => services.InsertFirst("IConfigureLoggerProviderBuilder", scratch => scratch.ConfigureOpenTelemetryLoggerProvider(configure));

    public static IServiceCollection ConfigureFirst(this IServiceCollection services, Action<IServiceProvider, MeterProviderBuilder> configure)
        => services.InsertFirst("IConfigureMeterProviderBuilder", scratch => scratch.ConfigureOpenTelemetryMeterProvider(configure));

    private static IServiceCollection InsertFirst(this IServiceCollection services, string configurationType, Action<IServiceCollection> register)
    {
        var scratch = new ServiceCollection();
        register(scratch);
        foreach (var configuration in scratch.Where(s => s.ServiceType.Name == configurationType))
        {
            services.Insert(0, configuration);
        }

        return services;
    }
}
