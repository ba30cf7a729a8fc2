using Judges;
using Judges.Receiving;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Rules;
using Xunit;

namespace StandardObservability.Tests.Policy;

/// <summary>An exemption gives time until a day.</summary>
public sealed class PolicyExemptionsTests
{
    [JudgedTheory]
    [InlineData("2026-12-31T23:59:59Z", PolicyActionNames.Exempt, true, 1, 0, 0)]
    [InlineData("2027-01-01T00:00:00Z", PolicyActionNames.Exempt, true, 0, 1, 0)]
    [InlineData("2027-01-31T23:59:59Z", PolicyActionNames.Exempt, true, 0, 1, 0)]
    [InlineData("2027-02-01T00:00:00Z", PolicyActionNames.Drop, false, 0, 0, 1)]
    public async Task E8_Exemption(string now, string action, bool isExported, int valid, int expiring, int expired)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var exemption = new Exemption { Rule = RuleIds.Unit, Target = "acme.legacy.*", Owner = "team-pay", Ticket = "OBS-12", Expires = new DateTime(2027, 1, 31) };
        var policy = PolicyHost.CreatePolicy(set: static p => p.Modes.Set(RuleIds.ExpiredExemption)[Gate.Start] = PolicyMode.Enforce);
        var host = await PolicyHost.StartAsync(
            PolicyHost.Embed(policy, exemption), [new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString())], time: new FixedTime(now));
        host.Meter.CreateCounter<long>("acme.legacy.order", "orders").Add(1);
        Assert.Equal(1, PolicyHost.Count(host, RuleIds.Unit, action));
        await host.DisposeAsync();

        var points = await receiver.MetricPointsAsync();
        Assert.Equal(isExported, points.Any(static p => p.MetricName == "acme.legacy.order"));
        Assert.Equal(
            [(double)expired, (double)expiring, (double)valid],
            points.Where(static p => p.MetricName == "observability.policy.exemptions").OrderBy(static p => (string?)p.Attributes["observability.policy.exemption.state"], StringComparer.Ordinal).Select(static p => p.Value ?? 0));
        Assert.Equal(isExported ? 0 : 1, PolicyHost.Violations(host).Count);
        var start = PolicyHost.Written(host, EventIds.PolicyFindingsAtStart);
        Assert.Equal(expired, start.Count);
        Assert.All(start, static s => Assert.Contains("TEL902: The exemption of 'acme.legacy.*' from TEL103 was valid until 2027-01-31.", s.GetProperty("Findings").GetString(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rule_without_exemptions_has_none()
    {
        var exemption = new Exemption { Rule = RuleIds.Unit, Target = "*", Expires = DateTime.MaxValue.Date };
        var policy = PolicyHost.CreatePolicy(set: static p => p.Modes.Set(RuleIds.Unit).IsExemptable = false);
        await using var host = await PolicyHost.StartAsync(PolicyHost.Embed(policy, exemption), [new("OTEL_METRICS_EXPORTER", "awsemf")]);

        Assert.False(host.Meter.CreateCounter<long>("acme.legacy.order", "orders").Enabled);
    }
}
