using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;

namespace StandardObservability.Tracing;

/// <summary>Puts a set-up of traces before all that were registered so far, so that its processors stand before the application's exporters.</summary>
/// <remarks>OpenTelemetry runs set-ups in the order of the service collection and offers no other place in front.</remarks>
internal static class FirstProcessor
{
    public static IServiceCollection ConfigureFirst(this IServiceCollection services, Action<IServiceProvider, TracerProviderBuilder> configure)
    {
        var scratch = new ServiceCollection();
        scratch.ConfigureOpenTelemetryTracerProvider(configure);
        foreach (var setUp in scratch.Where(static s => s.ServiceType.Name == "IConfigureTracerProviderBuilder"))
        {
            services.Insert(0, setUp);
        }

        return services;
    }
}
