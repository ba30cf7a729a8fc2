using System.Globalization;
using Judges;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tests.Policy;
using Xunit;

namespace StandardObservability.Tests.Metrics.Rules;

/// <summary>A policy limits the series of a metric. Memory is measured, so no other test runs meanwhile.</summary>
[Collection(AloneTests.Name)]
public sealed class SeriesLimitTests
{
    private const int Users = 200_000;

    [JudgedTheory]
    [InlineData("otlp")]
    [InlineData("awsemf")]
    [InlineData("otlp,awsemf")]
    public async Task E5_Cardinality_bomb(string exporter)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var policy = PolicyHost.CreatePolicy(set: static p => p.Limits = new() { MetricSeries = 100 });
        await using var host = await PolicyHost.StartAsync(PolicyHost.Embed(policy), Settings(receiver, exporter));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var orders = host.Meter.CreateCounter<long>("acme.order.placed", "{order}");
        for (var user = 0; user < Users; user++)
        {
            orders.Add(1, new KeyValuePair<string, object?>("user.name", string.Create(CultureInfo.InvariantCulture, $"user-{user}")));
        }

        await host.Services.FlushTelemetryAsync();
        orders.Add(1, new KeyValuePair<string, object?>("user.name", "one more"));
        await host.Services.FlushTelemetryAsync();

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 20_000_000);
        Assert.Equal(1, PolicyHost.Count(host, RuleIds.SeriesLimit, PolicyActionNames.Combine));
        var violation = Assert.Single(PolicyHost.Violations(host));
        Assert.Equal((RuleIds.SeriesLimit, "acme.order.placed"), (violation.GetProperty("Rule").GetString(), violation.GetProperty("Target").GetString()));
        Assert.Contains("The attribute 'user.name' alone has", violation.GetProperty("Finding").GetString(), StringComparison.Ordinal);
        Assert.Empty(PolicyHost.Written(host, EventIds.AttributesOverflow));
        if (exporter.Contains("otlp", StringComparison.Ordinal))
        {
            var last = (await receiver.MetricPointsAsync()).Where(static p => p.MetricName == "acme.order.placed").GroupBy(static p => p.Time).MaxBy(static g => g.Key)!;
            Assert.Equal(Users + 1, last.Sum(static p => p.Value));
            Assert.InRange(last.Count(), 2, 101);
            Assert.Contains(last, static p => p.Attributes.ContainsKey("otel.metric.overflow"));
            Assert.Contains(await receiver.MetricPointsAsync(), static p => p.MetricName == "observability.policy.violations" && p.Value == 1);
        }

        if (exporter.Contains("awsemf", StringComparison.Ordinal))
        {
            var rollUp = host.Events.Where(static e => e.TryGetProperty("_aws", out _) && e.TryGetProperty("acme.order.placed", out _));
            Assert.Equal(Users + 1, rollUp.Sum(static e => e.GetProperty("acme.order.placed").GetDouble()));
        }
    }

    [JudgedFact]
    public async Task In_audit_the_limit_is_counted_and_not_applied()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var policy = PolicyHost.CreatePolicy(PolicyMode.Audit, static p => p.Limits = new() { MetricSeries = 10, ServiceSeries = 12 });
        await using var host = await PolicyHost.StartAsync(PolicyHost.Embed(policy), Settings(receiver, "otlp"));
        var orders = host.Meter.CreateCounter<long>("acme.order.placed", "{order}");
        for (var shop = 0; shop < 20; shop++)
        {
            orders.Add(1, new KeyValuePair<string, object?>("shop", shop));
        }

        await host.Services.FlushTelemetryAsync();

        Assert.Equal(20, (await receiver.MetricPointsAsync()).Count(static p => p.MetricName == "acme.order.placed"));
        Assert.Equal(2, PolicyHost.Count(host, RuleIds.SeriesLimit, PolicyActionNames.Count));
        Assert.Empty(PolicyHost.Violations(host));
    }

    private static KeyValuePair<string, string?>[] Settings(OtlpReceiver receiver, string exporter) =>
    [
        new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()),
        new("OTEL_METRICS_EXPORTER", exporter),
        new("OTEL_METRIC_EXPORT_INTERVAL", "600000"),
        new("Observability:Metrics:Instrumentations:Runtime", "false"),
    ];
}
