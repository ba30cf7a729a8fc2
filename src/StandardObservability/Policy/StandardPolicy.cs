using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Settings;

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
        return new HostPolicy(host.Enabled ? PolicyLoader.Load(ApplicationAssembly.Find(name), time.GetUtcNow().UtcDateTime.Date) : null, time);
    }
}
