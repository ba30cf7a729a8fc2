using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Trace;
using StandardObservability.SdkInternals;
using StandardObservability.Settings;
using StandardObservability.Tracing;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>Server spans, and the trace context that requests bring.</summary>
internal static class StandardWebTraces
{
    public static IServiceCollection AddStandardWebTraces(this IServiceCollection services)
    {
        services.AddInstrumentationServices(static traces => traces.AddAspNetCoreInstrumentation());
        services.ConfigureOpenTelemetryTracerProvider(static (sp, traces) =>
            sp.GetRequiredService<PartGuard>().Run(Part.WebTraces, () => Configure(sp, traces)));
        services.AddTransient<IStartupFilter, CallerLinkStartupFilter>();
        IncomingRequestContextFactory.Decorate(services);
        return services.AddContextPropagator();
    }

    private static void Configure(IServiceProvider services, TracerProviderBuilder traces)
    {
        var settings = services.GetRequiredService<TraceSettings>();
        if (settings.Enabled && settings.Options.Instrumentations.IsEnabled("AspNetCore"))
        {
            traces.AddInstrumentationListeners(services, static t => t.AddAspNetCoreInstrumentation());
        }

        if (settings is { Enabled: true, Propagation.ReadAsOpenTelemetryDoes: false })
        {
            DelegatingTextMapPropagator.Install(static inner => new InboundTextMapPropagator(inner));
        }
    }

    /// <summary>
    /// ASP.NET Core reads the incoming context with the propagator of the host's container, before the one server activity of a
    /// request is started. A propagator that the application registered stays.
    /// </summary>
    private static IServiceCollection AddContextPropagator(this IServiceCollection services)
    {
        var registered = services.Where(static s => s.ServiceType == typeof(DistributedContextPropagator)).ToList();
        var isFrameworks = registered is [] || (registered is [{ ImplementationInstance: DistributedContextPropagator instance }] && (instance is StandardPropagator || ProcessHooks.IsDotNets(instance)));
        return !isFrameworks ? services : services.AddSingleton(static sp => sp.GetRequiredService<TraceSettings>() is { Enabled: true } settings
            ? RequestPropagator.Create(settings.Propagation)
            : DistributedContextPropagator.CreateDefaultPropagator());
    }
}
