using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Hosting;
using StandardObservability.Metrics;

namespace StandardObservability.AspNetCore.Metrics;

/// <summary>Collects what ASP.NET Core and Kestrel count.</summary>
internal static class StandardWebMetrics
{
    public static IServiceCollection AddStandardWebMetrics(this IServiceCollection services)
        => services.ConfigureOpenTelemetryMeterProvider(static (sp, meters) =>
        {
            var settings = sp.GetRequiredService<ObservabilitySettings>();
            if (settings.Enabled)
            {
                meters.AddMeters(settings, MeterNames.AspNetCore);
            }
        });
}
