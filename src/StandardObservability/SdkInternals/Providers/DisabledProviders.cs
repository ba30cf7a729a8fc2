using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StandardObservability.Settings;

namespace StandardObservability.SdkInternals.Providers;

/// <summary>OpenTelemetry's providers of a host whose telemetry the process environment disables. They collect nothing, and cost nothing until a service resolves one.</summary>
internal static class DisabledProviders
{
    public static IServiceCollection AddDisabledProviders(this IServiceCollection services)
    {
        RegistrationContext.Find(services)!.AddOwn(static s =>
        {
            s.TryAddSingleton(static sp => ApplicationProvider.Find<TracerProvider>(sp) ?? new NoTracerProvider());
            s.TryAddSingleton(static sp => ApplicationProvider.Find<MeterProvider>(sp) ?? new NoMeterProvider());
            s.TryAddSingleton(static sp => ApplicationProvider.Find<LoggerProvider>(sp) ?? new NoLoggerProvider());
        });
        return services.AddProviderUse();
    }

    private sealed class NoTracerProvider : TracerProvider;

    private sealed class NoMeterProvider : MeterProvider;

    private sealed class NoLoggerProvider : LoggerProvider;
}
