using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Policy;

namespace StandardObservability.Tests.Policy;

/// <summary>Worker hosts with a policy that owns their names.</summary>
internal static class PolicyHost
{
    /// <summary>A policy that owns all worker hosts, with one mode at run time.</summary>
    public static TelemetryPolicy CreatePolicy(PolicyMode mode = PolicyMode.Enforce, Action<TelemetryPolicy>? set = null)
    {
        var policy = new TelemetryPolicy { Name = "acme", Version = "3.2.0", Hash = new string('a', 64), Owned = new OwnedNames(["Worker*", "Acme.*", "acme.*"]), IsNamespaceRequired = true };
        foreach (var rule in PolicyRules.Rules)
        {
            policy.Modes.Set(rule.Id)[Gate.Runtime] = mode;
            policy.Modes.Set(rule.Id)[Gate.Start] = PolicyMode.Audit;
        }

        // Other tests of this process have hosts of these names.
        policy.Modes.Set(RuleIds.NotCollected)[Gate.Runtime] = PolicyMode.Off;
        set?.Invoke(policy);
        return policy;
    }

    public static EmbeddedPolicy Embed(TelemetryPolicy policy, params Exemption[] exemptions) => new()
    {
        Policy = policy,
        Exemptions = exemptions,
        Stamp = new PolicyStamp(policy.Name, policy.Version, policy.Hash, areAnalyzersEnabled: true),
    };

    /// <summary>Builds and starts a host. One that does not start is disposed of, because its listeners would collect from other tests.</summary>
    public static async Task<WorkerHost> StartAsync(
        EmbeddedPolicy policy,
        IEnumerable<KeyValuePair<string, string?>>? settings = null,
        Action<HostApplicationBuilder>? set = null,
        string environment = "Production",
        TimeProvider? time = null)
    {
        var host = WorkerHost.Build(
            [new("Observability:Logs:StandardOutput", "Json"), .. settings ?? []],
            builder =>
            {
                builder.AddStandardObservability();
                builder.Services.AddSingleton(new HostPolicy(policy, time ?? TimeProvider.System));
                set?.Invoke(builder);
            },
            environment);
        try
        {
            await host.StartAsync();
            return host;
        }
        catch (Exception)
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>The events about breaches while the service runs.</summary>
    public static List<JsonElement> Violations(WorkerHost host) => Written(host, EventIds.PolicyViolated);

    public static List<JsonElement> Written(WorkerHost host, int id)
        => [.. host.Events.Where(e => e.TryGetProperty("event_id", out var found) && found.GetInt32() == id)];

    /// <summary>The events of a host that runs, after its lines are written.</summary>
    public static async Task<List<JsonElement>> EventsAsync(WorkerHost host, int id)
    {
        await host.Services.FlushTelemetryAsync();
        return Written(host, id);
    }

    public static long Count(WorkerHost host, string rule, string action) => Judge(host).Counts.Find(rule, action);

    public static PolicyJudge Judge(WorkerHost host) => host.Services.GetRequiredService<HostPolicy>().Judge!;
}
