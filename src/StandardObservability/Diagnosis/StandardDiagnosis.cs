using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StandardObservability.Diagnosis.Crash;
using StandardObservability.Diagnosis.Disabled;
using StandardObservability.Diagnosis.Doctor;
using StandardObservability.Diagnosis.Flush;
using StandardObservability.Diagnosis.Standards;
using StandardObservability.Diagnosis.Status;
using StandardObservability.Diagnosis.Uncollected;
using StandardObservability.Export.Counts;
using StandardObservability.Identity;
using StandardObservability.Identity.Aws;
using StandardObservability.Redaction;
using StandardObservability.SdkInternals.Providers;
using StandardObservability.Settings;
using StandardObservability.Settings.Hosted;
using StandardObservability.Tracing.Sampling;

namespace StandardObservability.Diagnosis;

/// <summary>Registers the start report, the hint about uncollected sources, the crash line, the loss report and the last flush.</summary>
internal static class StandardDiagnosis
{
    public static IServiceCollection AddStandardDiagnosis(this IServiceCollection services) => services
        .AddCrashLog()
        .AddDiagnosisServices()
        .AddSingleton<StartFindings>()
        .AddSingleton<PolicyReport>()
        .AddSingleton<StartReport>()
        .AddSingleton<UncollectedHint>()
        .AddSingleton(static sp => new LossReport(sp.GetRequiredService<OutputCounts>(), sp.GetRequiredService<ILoggerFactory>(), sp.GetTimeProvider()))
        .AddSingleton<ShutdownFlush>()
        .AddHostedServiceIfNeeded(static sp => sp.GetRequiredService<HostSettings>().DisabledReason is { } reason
            ? DisabledReport.Create(sp, reason)
            : sp.GetRequiredService<StartReport>())
        .AddHostedServiceIfNeeded(static sp => sp.FindIfEnabled<UncollectedHint>())
        .AddHostedServiceIfNeeded(static sp => sp.FindIfEnabled<LossReport>())
        .AddHostedServiceIfNeeded(static sp => sp.GetRequiredService<ProviderUse>().IsNeeded ? sp.GetRequiredService<ShutdownFlush>() : null)
        .AddDoctor()
        .DeferMetricsListener();

    /// <summary>Registers the status of the host and its flush.</summary>
    public static IServiceCollection AddDiagnosisServices(this IServiceCollection services) => services
        .AddSingleton<HostStart>()
        .AddSingleton(static sp => new TelemetryFlush(sp, sp.GetRequiredService<HostStart>(), sp.GetTimeProvider()))
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
            sp.GetRequiredService<RedactionPolicy>()));
}
