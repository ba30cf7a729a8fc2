using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using StandardObservability.AspNetCore.LocalPage;
using StandardObservability.AspNetCore.Logging;
using StandardObservability.AspNetCore.Metrics;
using StandardObservability.AspNetCore.Noise;
using StandardObservability.AspNetCore.Requests;
using StandardObservability.AspNetCore.Tracing;
using StandardObservability.Settings;

namespace StandardObservability.AspNetCore.Hosting;

/// <summary>Adds the telemetry of requests to a host that is already registered.</summary>
internal static class StandardWeb
{
    public static void AddStandardWebObservability(this IServiceCollection services)
    {
        var registration = RegistrationContext.Find(services)!;
        if (registration.HasAspNetCore)
        {
            return;
        }

        registration.HasAspNetCore = true;
        if (registration.IsDisabledByProcess)
        {
            // An application may rely on the health check service that the enabled registration adds.
            services.TryAdd(StandardNoiseFilter.HealthChecks());
            return;
        }

        registration.AddOwn(s => AddRequests(s, registration));
    }

    private static void AddRequests(IServiceCollection services, RegistrationContext registration)
    {
        services
            .AddStandardWebMetrics()
            .AddStandardWebLogs()
            .AddStandardWebTraces()
            .AddNoiseFilter()
            .AddStandardWebRequests();

        if (registration.RunsCommand && IncludedPage.IsIncluded)
        {
            services.AddModelCommands();
        }

        // Elsewhere nothing of it is loaded.
        if (registration.Environment?.IsDevelopment() == true)
        {
            AddLocalPage(services, registration);
        }
    }

    private static void AddLocalPage(IServiceCollection services, RegistrationContext registration)
    {
        if (IncludedPage.IsIncluded)
        {
            services.AddLocalPage(registration);
        }
        else
        {
            services.AddHostedService<OmittedPage>();
        }
    }
}
