using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StandardObservability.Export;

namespace StandardObservability.Diagnosis;

/// <summary>Says what the line does in this host when it starts, and that nothing is left behind when it stops.</summary>
internal static class StandardDiagnosis
{
    public static IServiceCollection AddStandardDiagnosis(this IServiceCollection services) => services
        .AddHostedService<StartReport>()
        .AddSingleton(static sp => new LossReport(sp.GetRequiredService<OutputCounts>(), sp.GetRequiredService<ILoggerFactory>(), sp.GetService<TimeProvider>() ?? TimeProvider.System))
        .AddHostedService(static sp => sp.GetRequiredService<LossReport>())
        .AddHostedService<LastFlush>();
}
