using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Hosting;

namespace StandardObservability.Redaction;

/// <summary>Decides what must not leave; logs, metrics, traces and baggage ask the one policy.</summary>
internal static class StandardRedaction
{
    public static IServiceCollection AddStandardRedaction(this IServiceCollection services)
        => services.AddSingleton(static sp => new RedactionPolicy(
            sp.GetRequiredService<ObservabilitySettings>().Options.Redaction,
            RegisteredRedactors.Find(sp)));
}
