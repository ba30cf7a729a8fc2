using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StandardObservability.Diagnosis.Crash;
using StandardObservability.Diagnosis.Flush;
using StandardObservability.Export;
using StandardObservability.Metrics;
using StandardObservability.Settings;

namespace StandardObservability.Diagnosis;

/// <summary>Says what the line does in this host when it starts, why it ends when an exception ends it, and that nothing is left behind when it stops.</summary>
internal static class StandardDiagnosis
{
    public static IServiceCollection AddStandardDiagnosis(this IServiceCollection services) => services
        .AddCrashLog()
        .AddSingleton(static sp => new TelemetryFlush(sp, sp.GetRequiredService<MetricSettings>(), sp.GetTimeProvider()))
        .AddSingleton<OutputDescriptions>()
        .AddHostedService<StartReport>()
        .AddSingleton(static sp => new LossReport(sp.GetRequiredService<OutputCounts>(), sp.GetRequiredService<ILoggerFactory>(), sp.GetTimeProvider()))
        .AddHostedService(static sp => sp.GetRequiredService<LossReport>())
        .AddHostedService<ShutdownFlush>();
}
