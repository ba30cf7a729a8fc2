using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StandardObservability.Conventions;
using StandardObservability.Export;
using StandardObservability.Identity;
using StandardObservability.Logging;
using StandardObservability.Metrics;
using StandardObservability.Policy;
using StandardObservability.Redaction;
using StandardObservability.SdkInternals.Providers;
using StandardObservability.Settings;
using StandardObservability.Tracing;

namespace StandardObservability.Diagnosis.Disabled;

/// <summary>
/// What remains of the registration when the process environment disables telemetry: services that an application may resolve, which are created
/// when it does. No logger provider, filter, listener or hook is registered. See docs/adr/0037.
/// </summary>
internal static class StandardDisabled
{
    private const string Reason = $"{ConfigurationNames.SdkDisabled} is true";

    public static IServiceCollection AddStandardDisabled(this IServiceCollection services) => services
        .AddLogging()
        .AddDisabledProviders()
        .AddStandardSettings()
        .AddStandardPolicy()
        .AddIdentityServices()
        .AddStandardRedaction()
        .AddStandardExport()
        .AddMetricServices()
        .AddLogServices()
        .AddTraceServices()
        .AddDiagnosisServices()
        .AddSingleton<IHostedService>(static sp => DisabledReport.Create(sp, Reason));
}
