using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Policy;
using StandardObservability.Tests.Policy;
using Xunit;

namespace StandardObservability.Tests.Diagnosis.Standards;

/// <summary>The start of a host is judged by its policy.</summary>
public sealed class PolicyReportTests
{
    private static readonly KeyValuePair<string, string?>[] Settings = [new("OTEL_METRICS_EXPORTER", "awsemf")];

    [Theory]
    [InlineData("Audit", "Production", 0, false)]
    [InlineData("Warn", "Production", 1, false)]
    [InlineData("Enforce", "Production", 1, false)]
    [InlineData("Warn", "Development", 1, false)]
    [InlineData("Enforce", "Development", 0, true)]
    public async Task E4_Mode_ladder_of_one_rule_at_the_start(string mode, string environment, int warnings, bool isStopped)
    {
        var policy = PolicyHost.Embed(CreatePolicy(RuleIds.ResourceAttribute, Enum.Parse<PolicyMode>(mode), static p => p.RequiredResourceAttributes = ["service.name", "acme.team"]));
        if (isStopped)
        {
            var stopped = await Assert.ThrowsAsync<InvalidOperationException>(() => PolicyHost.StartAsync(policy, Settings, environment: environment));
            Assert.Equal(
                $"The policy does not allow this service to start in Development.{Environment.NewLine}[1] TEL405: The resource has no attribute 'acme.team'. "
                    + "Telemetry that names no owner, version or environment cannot be routed. Set it in OTEL_RESOURCE_ATTRIBUTES, or by its option. (policy acme 3.2.0)",
                stopped.Message);
            return;
        }

        await using var host = await PolicyHost.StartAsync(policy, Settings, environment: environment);
        var found = await PolicyHost.EventsAsync(host, EventIds.PolicyFindingsAtStart);
        Assert.Equal(warnings, found.Count);
        Assert.All(found, static f => Assert.Contains("[1] TEL405: The resource has no attribute 'acme.team'.", f.GetProperty("Findings").GetString(), StringComparison.Ordinal));
        Assert.Equal(1, PolicyHost.Count(host, RuleIds.ResourceAttribute, warnings == 0 ? PolicyActionNames.Count : PolicyActionNames.Warn));
        var report = Assert.Single(await PolicyHost.EventsAsync(host, EventIds.StartReport));
        Assert.Equal(warnings == 0 ? "acme 3.2.0" : "acme 3.2.0 (broken at start: TEL405)", report.GetProperty("Policy").GetString());
    }

    [Fact]
    public async Task A_required_attribute_that_is_set_is_no_finding()
    {
        var policy = PolicyHost.Embed(CreatePolicy(RuleIds.ResourceAttribute, PolicyMode.Warn, static p => p.RequiredResourceAttributes = ["service.name", "acme.team"]));
        await using var host = await PolicyHost.StartAsync(policy, [.. Settings, new("OTEL_RESOURCE_ATTRIBUTES", "acme.team=pay")]);

        Assert.Empty(await PolicyHost.EventsAsync(host, EventIds.PolicyFindingsAtStart));
    }

    [Theory]
    [InlineData(null, null, "The assembly of the service has no stamp")]
    [InlineData("a", false, "RunAnalyzers=false")]
    [InlineData("b", true, "another policy file")]
    [InlineData("a", true, null)]
    public async Task The_stamp_of_the_build_is_compared_with_the_policy(string? digit, bool? areAnalyzersEnabled, string? problem)
    {
        var policy = CreatePolicy(RuleIds.Stamp, PolicyMode.Warn);
        var stamp = digit is null ? null : new PolicyStamp("acme", "3.2.0", new string(digit[0], 64), areAnalyzersEnabled!.Value);
        await using var host = await PolicyHost.StartAsync(new EmbeddedPolicy { Policy = policy, Stamp = stamp }, Settings);

        var found = await PolicyHost.EventsAsync(host, EventIds.PolicyFindingsAtStart);
        Assert.Equal(problem is null ? 0 : 1, found.Count);
        Assert.All(found, f => Assert.Contains(problem!, f.GetProperty("Findings").GetString(), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Production", false)]
    [InlineData("Development", true)]
    public async Task A_faulty_policy_stops_the_start_in_Development_alone(string environment, bool isStopped)
    {
        var faulty = new EmbeddedPolicy { Faults = ["telemetry.policy.json(3,7): \"owned\" is a number."] };
        if (isStopped)
        {
            var stopped = await Assert.ThrowsAsync<InvalidOperationException>(() => PolicyHost.StartAsync(faulty, Settings, environment: environment));
            Assert.Contains("telemetry.policy.json(3,7)", stopped.Message, StringComparison.Ordinal);
            return;
        }

        await using var host = await PolicyHost.StartAsync(faulty, Settings, environment: environment);
        Assert.Contains("TEL901: telemetry.policy.json(3,7)", Assert.Single(await PolicyHost.EventsAsync(host, EventIds.PolicyFindingsAtStart)).GetProperty("Findings").GetString(), StringComparison.Ordinal);
        Assert.True(host.Meter.CreateCounter<long>("bad", "orders").Enabled);
    }

    [Fact]
    public async Task Several_findings_are_one_warning()
    {
        var policy = CreatePolicy(RuleIds.ResourceAttribute, PolicyMode.Warn, static p =>
        {
            p.RequiredResourceAttributes = ["acme.team", "acme.cost_center"];
            p.Modes.Set(RuleIds.Stamp)[Gate.Start] = PolicyMode.Warn;
        });
        await using var host = await PolicyHost.StartAsync(new EmbeddedPolicy { Policy = policy }, Settings);

        Assert.Equal(3, Assert.Single(await PolicyHost.EventsAsync(host, EventIds.PolicyFindingsAtStart)).GetProperty("Count").GetInt32());
    }

    private static TelemetryPolicy CreatePolicy(string rule, PolicyMode mode, Action<TelemetryPolicy>? set = null) => PolicyHost.CreatePolicy(PolicyMode.Audit, p =>
    {
        p.Modes.Set(rule)[Gate.Start] = mode;
        set?.Invoke(p);
    });
}
