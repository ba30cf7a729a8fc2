using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Settings;

namespace StandardObservability.Redaction;

/// <summary>Decides what must not leave; logs, metrics, traces and baggage ask the one policy.</summary>
internal static class StandardRedaction
{
    public static IServiceCollection AddStandardRedaction(this IServiceCollection services)
        => services.AddSingleton(static sp => new RedactionPolicy(
            sp.GetRequiredService<HostSettings>().Options.Redaction,
            RegisteredRedactorProvider.Find(sp)));
}
