using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using StandardObservability.Identity.Aws;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Settings;

namespace StandardObservability.Identity;

/// <summary>Gives all three signals one identity.</summary>
internal static class StandardIdentity
{
    public static IServiceCollection AddStandardIdentity(this IServiceCollection services)
    {
        services.TryAddSingleton(new LocalFiles());
        services.AddSingleton(DetectPlatform).AddSingleton(DetectIdentity);
        services.AddSingleton(static sp => new CurrentIdentity(sp.GetRequiredService<ServiceIdentity>()));
        return services.BeforeTheUsersOwn(static s => s
            .ConfigureOpenTelemetryTracerProvider(static (sp, b) => b.ConfigureResource(r => Describe(sp, r)))
            .ConfigureOpenTelemetryMeterProvider(static (sp, b) => b.ConfigureResource(r => Describe(sp, r)))
            .ConfigureOpenTelemetryLoggerProvider(static (sp, b) => b.ConfigureResource(r => Describe(sp, r))));
    }

    private static void Describe(IServiceProvider services, ResourceBuilder resource)
    {
        if (services.GetRequiredService<HostSettings>().Enabled)
        {
            resource.AddDetector(new IdentityResourceDetector(services.GetRequiredService<ServiceIdentity>()));
        }
    }

    private static DetectedPlatform DetectPlatform(IServiceProvider services)
    {
        if (!services.GetRequiredService<HostSettings>().Enabled)
        {
            return DetectedPlatform.None;
        }

        var variables = services.GetRequiredService<StandardVariables>();
        var files = services.GetRequiredService<LocalFiles>();
        return PlatformDetection.Detect(AwsPlatform.Detect(variables, files), variables, files, services.GetRequiredService<SettingProblems>());
    }

    private static ServiceIdentity DetectIdentity(IServiceProvider services)
    {
        var host = services.GetRequiredService<HostSettings>();
        return ServiceIdentity.Detect(
            host.Options,
            services.GetRequiredService<StandardVariables>(),
            host.Environment,
            services.GetRequiredService<DetectedPlatform>(),
            services.GetRequiredService<SettingProblems>());
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
