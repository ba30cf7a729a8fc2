using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Policy;
using StandardObservability.Redaction.Classification;
using StandardObservability.Settings;

namespace StandardObservability.Redaction;

/// <summary>Registers the redaction policy that logs, metrics, traces and baggage share.</summary>
internal static class StandardRedaction
{
    public static IServiceCollection AddStandardRedaction(this IServiceCollection services)
    {
        ClassificationSupport.Installed?.AddDefaultRedactors(services);
        return services.AddSingleton(static sp => new RedactionPolicy(
            sp.GetRequiredService<HostSettings>().Options.Redaction,
            sp,
            sp.GetRequiredService<HostPolicy>()));
    }
}
