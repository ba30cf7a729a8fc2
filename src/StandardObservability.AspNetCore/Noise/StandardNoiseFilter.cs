using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Trace;
using StandardObservability.Settings;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Keeps health checks and marked endpoints out of traces and request metrics.</summary>
internal static class StandardNoiseFilter
{
    public static IServiceCollection AddNoiseFilter(this IServiceCollection services)
    {
        // Runs after the core registration's callback, so it wraps the sampler that was set there.
        services.ConfigureOpenTelemetryTracerProvider(static (sp, traces) =>
            sp.GetRequiredService<PartGuard>().Run(Part.ExcludedRequests, () => Configure(sp, traces)));
        return services.AddSingleton<ExcludedRequests>().DecorateHealthCheckService();
    }

    private static void Configure(IServiceProvider services, TracerProviderBuilder traces)
    {
        if (services.GetRequiredService<HostSettings>().Enabled)
        {
            traces.ConfigureSampler((_, chosen) => new SuppressedRequestSampler(chosen, services.GetRequiredService<InboundTracing>()));
        }
    }

    /// <summary>Registers the health check service in order to wrap it. The application may register it as well, before or after.</summary>
    private static IServiceCollection DecorateHealthCheckService(this IServiceCollection services)
    {
        var registered = Find(services);
        return services.AddSingleton(sp =>
        {
            var inner = Create(sp, registered ?? HealthChecks());
            var isSuppressed = sp.GetRequiredService<HostSettings>().Enabled && sp.GetRequiredService<ExcludedRequests>().HealthChecks;
            return isSuppressed ? new SuppressingHealthCheckService(inner, sp.GetRequiredService<InboundTracing>()) : inner;
        });
    }

    /// <summary>The health check service of .NET. <c>AddHealthChecks</c> adds a hosted service too, which programs without health checks would start.</summary>
    public static ServiceDescriptor HealthChecks() => Find(new ServiceCollection().AddHealthChecks().Services)!;

    private static ServiceDescriptor? Find(IServiceCollection services)
        => services.LastOrDefault(static s => s.ServiceType == typeof(HealthCheckService) && !s.IsKeyedService);

    private static HealthCheckService Create(IServiceProvider services, ServiceDescriptor registered) => registered switch
    {
        { ImplementationInstance: HealthCheckService instance } => instance,
        { ImplementationFactory: { } factory } => (HealthCheckService)factory(services),
        _ => (HealthCheckService)ActivatorUtilities.CreateInstance(services, registered.ImplementationType!),
    };
}
