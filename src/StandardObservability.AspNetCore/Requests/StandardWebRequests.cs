using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.AspNetCore.Logging;
using StandardObservability.AspNetCore.Metrics;
using StandardObservability.AspNetCore.Metrics.Host;
using StandardObservability.AspNetCore.Noise;
using StandardObservability.AspNetCore.Tracing.Spans;
using StandardObservability.Settings;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Requests;

/// <summary>Registers what observes each request.</summary>
internal static class StandardWebRequests
{
    public static IServiceCollection AddStandardWebRequests(this IServiceCollection services)
    {
        // First, so outermost: requests that other filters answer, such as host filtering, are observed too.
        services.Insert(0, ServiceDescriptor.Transient<IStartupFilter, RequestStartupFilter>());
        HostEvents.Add(services);
        services.AddSingleton<SpanEvents>();
        return services.AddSingleton(static sp => new RequestTelemetry(
            sp.GetRequiredService<HostSettings>(),
            sp.GetRequiredService<ExcludedRequests>(),
            sp.GetRequiredService<RequestMetrics>(),
            CreateHostMetrics(sp),
            sp.GetRequiredService<RequestLogger>(),
            sp.GetRequiredService<InboundTracing>(),
            sp.GetRequiredService<InboundTracing>().CollectsServerSpans ? sp.GetRequiredService<ServerSpans>() : null,
            sp.GetService<DiagnosticListener>(),
            sp.GetService<TimeProvider>()));
    }

    private static HostMetrics? CreateHostMetrics(IServiceProvider services)
    {
        HostMetrics? metrics = null;
        services.GetRequiredService<PartGuard>().Run(Part.WebMetrics, () => metrics = services.GetRequiredService<HostMeter>().Create(services));
        return metrics;
    }
}
