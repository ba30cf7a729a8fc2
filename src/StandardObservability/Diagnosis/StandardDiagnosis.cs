using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StandardObservability.Diagnosis.Crash;
using StandardObservability.Diagnosis.Doctor;
using StandardObservability.Diagnosis.Flush;
using StandardObservability.Diagnosis.Standards;
using StandardObservability.Diagnosis.Status;
using StandardObservability.Diagnosis.Uncollected;
using StandardObservability.Export.Counts;
using StandardObservability.Identity;
using StandardObservability.Identity.Aws;
using StandardObservability.Metrics;
using StandardObservability.Redaction;
using StandardObservability.SdkInternals.Logs;
using StandardObservability.Settings;
using StandardObservability.Tracing.Sampling;

namespace StandardObservability.Diagnosis;

/// <summary>Registers the start report, the hint about uncollected sources, the crash line, the loss report and the last flush.</summary>
internal static class StandardDiagnosis
{
    public static IServiceCollection AddStandardDiagnosis(this IServiceCollection services) => services
        .AddCrashLog()
        .AddSingleton<HostStart>()
        .AddSingleton(static sp => new TelemetryFlush(
            sp,
            sp.GetRequiredService<HostStart>(),
            sp.GetRequiredService<MetricSettings>(),
            sp.GetRequiredService<UnusedLoggerProviderFilter>(),
            sp.GetTimeProvider()))
        .AddSingleton<OutputDescriptions>()
        .AddSingleton(static sp => new ObservabilityStatus(
            sp.GetRequiredService<HostSettings>(),
            sp.GetRequiredService<SettingProblems>(),
            sp.GetRequiredService<StandardVariables>(),
            sp.GetRequiredService<CurrentIdentity>(),
            sp.GetRequiredService<DetectedPlatform>(),
            sp.GetRequiredService<OutputDescriptions>(),
            sp.GetRequiredService<OutputCounts>(),
            sp.GetRequiredService<ActiveSampler>(),
            sp.GetRequiredService<RedactionPolicy>()))
        .AddSingleton<StartFindings>()
        .AddSingleton<PolicyReport>()
        .AddHostedService<StartReport>()
        .AddHostedService<UncollectedHint>()
        .AddSingleton(static sp => new LossReport(sp.GetRequiredService<OutputCounts>(), sp.GetRequiredService<ILoggerFactory>(), sp.GetTimeProvider()))
        .AddHostedService(static sp => sp.GetRequiredService<LossReport>())
        .AddHostedService<ShutdownFlush>()
        .AddDoctor();
}
