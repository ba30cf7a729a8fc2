using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using StandardObservability.AspNetCore.Metrics.Host;
using StandardObservability.Metrics;
using StandardObservability.Settings;

namespace StandardObservability.AspNetCore.Metrics;

/// <summary>Collects the meters of ASP.NET Core and Kestrel, and measures what they do not contain.</summary>
internal static class StandardWebMetrics
{
    public static IServiceCollection AddStandardWebMetrics(this IServiceCollection services)
        => services
            .AddRequestFaults()
            .AddSingleton<HostMeter>()
            .AddSingleton(static sp => new RequestMetrics(
                sp.GetRequiredService<IMeterFactory>(),
                sp.GetRequestFaultCounter(),
                sp.GetService<TimeProvider>() ?? TimeProvider.System))
            .ConfigureOpenTelemetryMeterProvider(static (sp, meters) =>
                sp.GetRequiredService<PartGuard>().Run(Part.WebMetrics, () =>
                    meters.AddKnownMeters(sp, isWeb: true, isMeasuredHere: meter => sp.GetRequiredService<HostMeter>().TryTake(meter, sp))));
}
