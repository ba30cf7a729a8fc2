using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Instrumentation.AspNetCore;
using OpenTelemetry.Trace;
using StandardObservability.SdkInternals;
using StandardObservability.Settings;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>Collects server spans and extracts the trace context of requests.</summary>
internal static class StandardWebTraces
{
    public static IServiceCollection AddStandardWebTraces(this IServiceCollection services)
    {
        services.AddInstrumentationServices(static traces => traces.AddAspNetCoreInstrumentation());
        services.ConfigureOpenTelemetryTracerProvider(static (sp, traces) =>
            sp.GetRequiredService<PartGuard>().Run(Part.WebTraces, () => Configure(sp, traces)));
        services.AddSingleton<IPostConfigureOptions<AspNetCoreTraceInstrumentationOptions>, SpanPathRedaction>();
        services.AddSingleton<IPostConfigureOptions<AspNetCoreTraceInstrumentationOptions>, ServerExceptions>();
        services.AddSingleton<IPostConfigureOptions<AspNetCoreTraceInstrumentationOptions>, GrpcServerStatus>();
        services.AddSingleton<IPostConfigureOptions<AspNetCoreTraceInstrumentationOptions>, ClientAddressAttributes>();
        services.AddTransient<IStartupFilter, CallerLinkStartupFilter>();
        InboundRequestContextFactory.Decorate(services);
        HostEvents.Add(services);
        return services.AddContextPropagator();
    }

    private static void Configure(IServiceProvider services, TracerProviderBuilder traces)
    {
        if (services.GetRequiredService<InboundTracing>().CollectsServerSpans)
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
                && InboundTracing.IsDefault(instance));
        return !isFrameworks
            ? services
            : services.AddSingleton(static sp => sp.GetRequiredService<HostSettings>().Enabled
                ? new HeaderPropagator(sp.GetRequiredService<InboundTracing>().CreatePropagator(static carrier => carrier is HttpRequest))
                : DistributedContextPropagator.CreateDefaultPropagator());
    }
}
