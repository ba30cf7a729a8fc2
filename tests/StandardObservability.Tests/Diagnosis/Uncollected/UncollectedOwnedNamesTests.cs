using System.Diagnostics;
using System.Diagnostics.Metrics;
using Judges.Receiving;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tests.Policy;
using Xunit;

namespace StandardObservability.Tests.Diagnosis.Uncollected;

/// <summary>With a policy, an owned source or meter that is not collected is found in every environment, and not enabled.</summary>
public sealed class UncollectedOwnedNamesTests
{
    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task An_owned_name_that_is_not_collected_is_found_without_being_enabled(string environment)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var early = new Meter("Forgotten.Early");
        var before = early.CreateCounter<long>("forgotten.early", "{item}");
        await using var host = await StartAsync(receiver, environment, "Forgotten.*");
        using var source = new ActivitySource("Forgotten.Source");
        using var meter = new Meter("Forgotten.Meter");
        var counter = meter.CreateCounter<long>("forgotten.items", "{item}");
        using var foreign = new ActivitySource("Foreign.Forgotten");
        counter.Add(1);

        Assert.False(before.Enabled);
        Assert.False(counter.Enabled || source.HasListeners());
        Assert.Equal(3, PolicyHost.Count(host, RuleIds.NotCollected, PolicyActionNames.Warn));
        Assert.Equal(
            ["Forgotten.Early", "Forgotten.Meter", "Forgotten.Source"],
            (await PolicyHost.EventsAsync(host, EventIds.PolicyViolated)).Select(static v => v.GetProperty("Target").GetString()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(await PolicyHost.EventsAsync(host, EventIds.MeterNotCollected), static e => e.GetProperty("Meter").GetString()!.StartsWith("Forgotten", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_meter_of_which_every_instrument_is_dropped_is_collected()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await StartAsync(receiver, "Production", "Dropped.*", new("Observability:Meters", "Dropped.Meter"), new("Observability:ActivitySources", "Dropped.*"));
        using var meter = new Meter("Dropped.Meter");
        using var source = new ActivitySource("Dropped.Source");
        Assert.False(meter.CreateCounter<long>("dropped", "orders").Enabled);

        Assert.Equal(0, PolicyHost.Count(host, RuleIds.NotCollected, PolicyActionNames.Warn));
    }

    [Fact]
    public async Task Without_a_policy_nothing_listens()
    {
        await using var host = await WorkerHost.StartAsync([new("OTEL_METRICS_EXPORTER", "awsemf")]);
        using var source = new ActivitySource("Forgotten.Unknown");

        Assert.False(source.HasListeners());
        Assert.Null(((StandardObservability.Policy.HostPolicy)host.Services.GetService(typeof(StandardObservability.Policy.HostPolicy))!).Judge);
    }

    private static Task<WorkerHost> StartAsync(OtlpReceiver receiver, string environment, string owned, params KeyValuePair<string, string?>[] settings)
        => PolicyHost.StartAsync(
            PolicyHost.Embed(PolicyHost.CreatePolicy(PolicyMode.Warn, p =>
            {
                p.Owned = new OwnedNames([owned]);
                p.Modes.Set(RuleIds.NotCollected)[Gate.Runtime] = PolicyMode.Warn;
                p.Modes.Set(RuleIds.Name)[Gate.Runtime] = PolicyMode.Enforce;
            })),
            [new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()), .. settings],
            environment: environment);
}
