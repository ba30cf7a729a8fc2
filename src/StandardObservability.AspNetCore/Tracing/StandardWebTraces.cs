using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using StandardObservability.Conventions;
using StandardObservability.SdkInternals;
using StandardObservability.Settings;
using StandardObservability.Tracing;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.Propagation.Hooks;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>Collects server spans and extracts the trace context of requests.</summary>
internal static class StandardWebTraces
{
    public static IServiceCollection AddStandardWebTraces(this IServiceCollection services)
    {
        services.AddInstrumentationServices(static traces => traces.AddAspNetCoreInstrumentation());
        services.ConfigureOpenTelemetryTracerProvider(static (sp, traces) =>
            sp.GetRequiredService<PartGuard>().Run(Part.WebTraces, () => Configure(sp, traces)));
        services.AddTransient<IStartupFilter, CallerLinkStartupFilter>();
        InboundRequestContextFactory.Decorate(services);
        return services.AddContextPropagator();
    }

    private static void Configure(IServiceProvider services, TracerProviderBuilder traces)
    {
        var settings = services.GetRequiredService<TraceSettings>();
        if (settings.Enabled && settings.Options.Instrumentations.IsEnabled(InstrumentationNames.AspNetCore))
        {
            traces.AddInstrumentationListeners(services, static t => t.AddAspNetCoreInstrumentation());
        }
    }

    /// <summary>
    /// ASP.NET Core extracts the context with the propagator of the host's container, before it starts the server activity. A propagator that
    /// the application registered is kept.
    /// </summary>
    private static IServiceCollection AddContextPropagator(this IServiceCollection services)
    {
        var registered = services.Where(static s => s.ServiceType == typeof(DistributedContextPropagator)).ToList();
        var isFrameworks = registered is []
            || (registered is [{ ImplementationInstance: DistributedContextPropagator instance }]
                && (instance is StandardPropagator || ProcessHooks.IsDotNetDefault(instance)));
        return !isFrameworks ? services : services.AddSingleton(static sp => sp.GetRequiredService<TraceSettings>() is { Enabled: true } settings
            ? RequestPropagator.Create(settings.Propagation)
            : DistributedContextPropagator.CreateDefaultPropagator());
    }
}
