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

/// <summary>Registers the identity of the service and adds it to the OpenTelemetry resource of all three signals.</summary>
internal static class StandardIdentity
{
    public static IServiceCollection AddStandardIdentity(this IServiceCollection services)
    {
        services.AddIdentityServices();
        return services.InsertResourceConfiguration(static s => s
            .ConfigureOpenTelemetryTracerProvider(static (sp, b) => b.ConfigureResource(r => AddIdentity(sp, r)))
            .ConfigureOpenTelemetryMeterProvider(static (sp, b) => b.ConfigureResource(r => AddIdentity(sp, r)))
            .ConfigureOpenTelemetryLoggerProvider(static (sp, b) => b.ConfigureResource(r => AddIdentity(sp, r))));
    }

    /// <summary>Registers the identity without OpenTelemetry.</summary>
    public static IServiceCollection AddIdentityServices(this IServiceCollection services)
    {
        services.TryAddSingleton(new LocalFiles());
        services.AddSingleton(DetectPlatform).AddSingleton(DetectIdentity);
        return services.AddSingleton(static sp => new CurrentIdentity(sp.GetRequiredService<ServiceIdentity>()));
    }

    private static void AddIdentity(IServiceProvider services, ResourceBuilder resource)
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
}
