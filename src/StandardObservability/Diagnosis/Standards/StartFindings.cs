using System.Globalization;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Identity;
using StandardObservability.Policy;
using StandardObservability.SdkInternals;
using StandardObservability.Settings;

namespace StandardObservability.Diagnosis.Standards;

/// <summary>What breaks the policy when the host starts: its file, the build, the resource, the registration and expired exemptions.</summary>
internal sealed class StartFindings(
    HostPolicy policy,
    CurrentIdentity identity,
    RegistrationContext registration,
    ApplicationExporters exporters,
    OutputDescriptions outputs)
{
    public IEnumerable<PolicyFinding> Find(DateTime today)
        => policy.Embedded is not { } embedded ? []
        : embedded.Policy is not { } usable ? FindFaults(embedded)
        : [.. FindFaults(embedded), .. FindStamp(embedded, usable), .. FindMissing(usable), .. FindWiring(), .. FindExpired(today)];

    private static IEnumerable<PolicyFinding> FindFaults(EmbeddedPolicy embedded)
        => embedded.Faults.Select(static fault => Create(RuleIds.PolicyFile, PolicyFileNames.Policy, fault, "Correct the file."));

    private static IEnumerable<PolicyFinding> FindStamp(EmbeddedPolicy embedded, TelemetryPolicy usable)
    {
        var problem = embedded.Stamp switch
        {
            null => "The assembly of the service has no stamp, so the analyzers of the policy did not run.",
            { AreAnalyzersEnabled: false } => "The service was compiled with RunAnalyzers=false.",
            { Hash: var hash } when !hash.Equals(usable.Hash, StringComparison.OrdinalIgnoreCase)
                => "The service was compiled with another policy file than the one that is embedded.",
            _ => null,
        };
        return problem is null ? [] : [Create(RuleIds.Stamp, usable.Name, problem, "Reference the package of the policy, and compile with analyzers.")];
    }

    private IEnumerable<PolicyFinding> FindMissing(TelemetryPolicy usable)
        => ResourceChecks.Check(usable, key => identity.Value.Attributes.TryGetValue(key, out var value) ? value as string ?? value.ToString() : null);

    private IEnumerable<PolicyFinding> FindWiring()
    {
        if (registration is { IsWebHost: true, HasAspNetCore: false })
        {
            yield return Create(
                RuleIds.Registration,
                "StandardObservability.AspNetCore",
                "This web host does not register StandardObservability.AspNetCore.",
                "Add the package, and call AddStandardObservability() on the WebApplicationBuilder.");
        }

        foreach (var signal in FindOwnExporters())
        {
            yield return Create(
                RuleIds.Bypass,
                signal,
                $"The application exports {signal} with an exporter of its own.",
                $"Remove it, and set {ConfigurationNames.OtlpPrefix}ENDPOINT.");
        }

        if (outputs.LogsBypass is { } bypass)
        {
            yield return Create(RuleIds.Bypass, "logs", $"Log calls bypass the registration: {bypass}.", "Log by ILogger alone.");
        }
    }

    private IEnumerable<string> FindOwnExporters()
    {
        (string Signal, bool IsOwn)[] signals =
        [
            ("traces", exporters.HasTraceExporter), ("metrics", exporters.HasMetricExporter), ("logs", exporters.HasLogExporter),
        ];
        return signals.Where(static s => s.IsOwn).Select(static s => s.Signal);
    }

    private IEnumerable<PolicyFinding> FindExpired(DateTime today) => policy.Exemptions!.FindExpired(today).Select(static e => Create(
        RuleIds.ExpiredExemption,
        e.Target,
        string.Create(CultureInfo.InvariantCulture, $"The exemption of '{e.Target}' from {e.Rule} was valid until {e.Expires:yyyy-MM-dd}."),
        e.Ticket is { } ticket ? $"Correct what {ticket} describes, and remove the exemption." : "Correct what it exempts, and remove it."));

    private static PolicyFinding Create(string rule, string target, string problem, string remedy) => new(PolicyRules.Get(rule), target, problem, remedy);
}
