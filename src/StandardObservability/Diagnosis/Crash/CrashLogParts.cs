using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StandardObservability.Export;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;
using StandardObservability.Export.Otlp;
using StandardObservability.Identity;
using StandardObservability.Identity.Aws;
using StandardObservability.Logging;
using StandardObservability.Redaction;
using StandardObservability.Settings;
using StandardObservability.Settings.Table;

namespace StandardObservability.Diagnosis.Crash;

/// <summary>What the crash line of one host needs, so that it can be written without the host's container.</summary>
/// <param name="Settings">The settings of logs.</param>
/// <param name="Redaction">The redaction policy.</param>
/// <param name="Identity">The identity of the service.</param>
/// <param name="Counts">The counts of the outputs.</param>
/// <param name="Stream">Opens standard output.</param>
/// <param name="Time">The clock.</param>
internal sealed record CrashLogParts(
    LogSettings Settings,
    RedactionPolicy Redaction,
    CurrentIdentity Identity,
    OutputCounts Counts,
    StandardOutputStream Stream,
    TimeProvider Time)
{
    /// <summary>The parts of a host that is being built. They outlive its container.</summary>
    public static CrashLogParts FromServices(IServiceProvider services) => new(
        services.GetRequiredService<LogSettings>(),
        services.GetRequiredService<RedactionPolicy>(),
        services.GetRequiredService<CurrentIdentity>(),
        services.GetRequiredService<OutputCounts>(),
        services.GetRequiredService<StandardOutputStream>(),
        services.GetTimeProvider());

    /// <summary>The parts of a host that was never built, from its configuration and the options that code has set.</summary>
    public static CrashLogParts FromRegistration(RegistrationContext registration)
    {
        var problems = new SettingProblems();
        var variables = new StandardVariables(registration.Configuration, Environment.GetEnvironmentVariable);
        var host = new HostSettings(ReadOptions(registration, problems), registration, variables, problems);
        var identity = ServiceIdentity.Detect(host.Options, variables, registration.Environment, DetectedPlatform.None, problems);
        return new(
            new LogSettings(host, new OutputSelection(variables, new OtlpTargets(variables, problems), problems)),
            new RedactionPolicy(host.Options.Redaction),
            new CurrentIdentity(identity),
            new OutputCounts(),
            new StandardOutputStream(),
            TimeProvider.System);
    }

    private static StandardObservabilityOptions ReadOptions(RegistrationContext registration, SettingProblems problems)
    {
        var options = new StandardObservabilityOptions();
        SettingTable.Bind(registration.Configuration, options, problems);
        var instances = registration.Services.Select(static s => s.IsKeyedService ? null : s.ImplementationInstance);
        foreach (var configure in instances.OfType<IConfigureOptions<StandardObservabilityOptions>>())
        {
            try
            {
                configure.Configure(options);
            }
            catch (Exception)
            {
                // This delegate may be what ends the process. The other settings still apply.
            }
        }

        return options;
    }
}
