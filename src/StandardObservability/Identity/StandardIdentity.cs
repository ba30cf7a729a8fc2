using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StandardObservability.Hosting;

namespace StandardObservability.Identity;

/// <summary>Gives all three signals one identity.</summary>
internal static class StandardIdentity
{
    public static IServiceCollection AddStandardIdentity(this IServiceCollection services)
    {
        services.AddSingleton(static sp => new CurrentIdentity(sp.GetRequiredService<ObservabilitySettings>().Identity));
        return services.BeforeTheUsersOwn(static s => s
            .ConfigureOpenTelemetryTracerProvider(static (sp, b) => b.ConfigureResource(r => Describe(sp, r)))
            .ConfigureOpenTelemetryMeterProvider(static (sp, b) => b.ConfigureResource(r => Describe(sp, r)))
            .ConfigureOpenTelemetryLoggerProvider(static (sp, b) => b.ConfigureResource(r => Describe(sp, r))));
    }

    private static void Describe(IServiceProvider services, ResourceBuilder resource)
    {
        var settings = services.GetRequiredService<ObservabilitySettings>();
        if (settings.Enabled)
        {
            resource.AddDetector(new IdentityResourceDetector(settings.Identity));
        }
    }

    /// <summary>
    /// Moves what <paramref name="register"/> adds to the front: later resource configuration wins, and the user's must win
    /// wherever it stands. Only OpenTelemetry's own reading of the host environment stays before it.
    /// </summary>
    private static IServiceCollection BeforeTheUsersOwn(this IServiceCollection services, Action<IServiceCollection> register)
    {
        var front = 0;
        while (front < services.Count && services[front].ImplementationInstance?.GetType().Assembly == typeof(OpenTelemetryBuilder).Assembly)
        {
            front++;
        }

        var added = services.Count;
        register(services);
        for (; added < services.Count; added++)
        {
            var descriptor = services[added];
            services.RemoveAt(added);
            services.Insert(front++, descriptor);
        }

        return services;
    }
}
