using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Conventions.Policy;
using StandardObservability.Settings;
using StandardObservability.Settings.Features;

namespace StandardObservability.Policy;

/// <summary>Registers the policy that is embedded in the application's assembly.</summary>
internal static class StandardPolicy
{
    public static IServiceCollection AddStandardPolicy(this IServiceCollection services) => services.AddSingleton(static sp => Create(sp));

    private static HostPolicy Create(IServiceProvider services)
    {
        var host = services.GetRequiredService<HostSettings>();
        var time = services.GetTimeProvider();
        var name = host.Environment?.ApplicationName is { Length: > 0 } application ? application : Assembly.GetEntryAssembly()?.GetName().Name ?? string.Empty;
        return new HostPolicy(host.Enabled ? Load(services, ApplicationAssembly.Find(name), time) : null, time);
    }

    private static EmbeddedPolicy? Load(IServiceProvider services, Assembly? application, TimeProvider time)
    {
        if (IncludedFeatures.Policy)
        {
            return PolicyLoader.Load(application, time.GetUtcNow().UtcDateTime.Date);
        }

        if (PolicyLoader.Has(application))
        {
            services.GetRequiredService<SettingProblems>().Add(
                $"{PolicyFileNames.Policy} is embedded, but the program was published without the code that applies it, so nothing is judged. "
                + "Set the MSBuild property StandardObservabilityPolicy to true.");
        }

        return null;
    }
}
