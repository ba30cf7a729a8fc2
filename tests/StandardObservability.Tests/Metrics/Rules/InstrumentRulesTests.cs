using System.Diagnostics.Metrics;
using Judges;
using Judges.Otlp;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tests.Policy;
using Xunit;

namespace StandardObservability.Tests.Metrics.Rules;

/// <summary>Instruments of owned meters are judged by name, unit and kind, once each.</summary>
public sealed class InstrumentRulesTests
{
    [JudgedTheory]
    [InlineData("Off", null, true, 0)]
    [InlineData("Audit", PolicyActionNames.Count, true, 0)]
    [InlineData("Warn", PolicyActionNames.Warn, true, 1)]
    [InlineData("Enforce", PolicyActionNames.Drop, false, 1)]
    public async Task E4_Mode_ladder_of_one_rule_at_run_time(string mode, string? action, bool isExported, int logged)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var policy = PolicyHost.CreatePolicy(PolicyMode.Audit, p => p.Modes.Set(RuleIds.Unit)[Gate.Runtime] = Enum.Parse<PolicyMode>(mode));
        var host = await PolicyHost.StartAsync(PolicyHost.Embed(policy), Otlp(receiver));
        var counter = host.Meter.CreateCounter<long>("acme.order.placed", "orders");
        Assert.Equal(isExported, counter.Enabled);
        counter.Add(3);
        host.Meter.CreateCounter<long>("acme.order.paid", "{order}").Add(5);
        var counted = action is null ? 0 : PolicyHost.Count(host, RuleIds.Unit, action);
        await host.DisposeAsync();

        var points = await receiver.MetricPointsAsync();
        Assert.Equal(isExported ? 3 : 0, Total(points, "acme.order.placed"));
        Assert.Equal(5, Total(points, "acme.order.paid"));
        Assert.Equal(action is null ? 0 : 1, counted);
        var violations = PolicyHost.Violations(host);
        Assert.Equal(logged, violations.Count);
        Assert.All(violations, v =>
        {
            Assert.Equal(RuleIds.Unit, v.GetProperty("Rule").GetString());
            Assert.Equal("acme.order.placed", v.GetProperty("Target").GetString());
            Assert.Equal(action, v.GetProperty("Action").GetString());
            Assert.Contains("{order}", v.GetProperty("Finding").GetString(), StringComparison.Ordinal);
            Assert.Contains("(policy acme 3.2.0)", v.GetProperty("Finding").GetString(), StringComparison.Ordinal);
        });
        var exported = points.Where(static p => p.MetricName == "observability.policy.violations").ToList();
        Assert.Equal(
            action is null ? [] : [$"{RuleIds.Unit} {action}"],
            exported.Select(static p => $"{p.Attributes["observability.policy.rule"]} {p.Attributes["observability.policy.action"]}").Distinct(StringComparer.Ordinal));
        var info = points.First(static p => p.MetricName == "observability.policy.info");
        Assert.Equal(("acme", "3.2.0", "on"), (info.Attributes["observability.policy.name"], info.Attributes["observability.policy.version"], info.Attributes["observability.policy.analyzers"]));
    }

    [JudgedFact]
    public async Task A_rule_is_enforced_from_its_day_on()
    {
        var policy = PolicyHost.CreatePolicy(PolicyMode.Warn, static p => p.Modes.Set(RuleIds.Unit).EnforceFrom = new DateTime(2027, 3, 1));
        foreach (var (day, isDropped) in new[] { ("2027-02-28T23:59:59Z", false), ("2027-03-01T00:00:00Z", true) })
        {
            await using var receiver = await OtlpReceiver.StartAsync();
            await using var host = await PolicyHost.StartAsync(PolicyHost.Embed(policy), Otlp(receiver), time: new FixedTime(day));
            Assert.Equal(!isDropped, host.Meter.CreateCounter<long>("acme.order.placed", "orders").Enabled);
        }
    }

    [JudgedFact]
    public async Task Instruments_that_the_application_drops_are_not_judged_and_their_meter_counts_as_collected()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await PolicyHost.StartAsync(
            PolicyHost.Embed(PolicyHost.CreatePolicy()),
            Otlp(receiver),
            static b => b.Services.ConfigureOpenTelemetryMeterProvider(static m => m.AddView("*", MetricStreamConfiguration.Drop)));
        host.Meter.CreateCounter<long>("acme.order.placed", "orders").Add(3);
        await host.DisposeAsync();

        Assert.Empty(PolicyHost.Violations(host));
    }

    [JudgedTheory]
    [InlineData("view")]
    [InlineData("rename")]
    [InlineData("drop")]
    [InlineData("twice")]
    public async Task A_view_of_the_application_neither_doubles_a_metric_nor_keeps_a_dropped_one(string view)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var policy = PolicyHost.CreatePolicy(set: static p => p.Limits = new() { MetricSeries = 100 });
        var host = await PolicyHost.StartAsync(PolicyHost.Embed(policy), Otlp(receiver), b => b.Services.ConfigureOpenTelemetryMeterProvider(m => AddView(m, view)));
        host.Meter.CreateCounter<long>("acme.order.paid", "{order}").Add(5);
        host.Meter.CreateCounter<long>("acme.order.placed", "orders").Add(3);
        await host.DisposeAsync();

        var points = await receiver.MetricPointsAsync();
        Assert.Equal(0, Total(points, "acme.order.placed"));
        Assert.Equal(view == "rename" ? 5 : 0, Total(points, "renamed"));
        Assert.Equal(view switch { "rename" or "drop" => 0, "twice" => 10, _ => 5 }, Total(points, "acme.order.paid"));
    }

    [JudgedFact]
    public async Task Third_party_meters_are_not_judged()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var foreign = new Meter("Foreign.Library");
        var host = await PolicyHost.StartAsync(PolicyHost.Embed(PolicyHost.CreatePolicy()), [.. Otlp(receiver), new("Observability:Meters", "Foreign.Library")]);
        foreign.CreateCounter<long>("Order_Count", "orders").Add(3);
        Assert.Empty(PolicyHost.Judge(host).Counts.Reported);
        await host.DisposeAsync();

        Assert.Equal(3, Total(await receiver.MetricPointsAsync(), "Order_Count"));
        Assert.Empty(PolicyHost.Violations(host));
    }

    [JudgedFact]
    public async Task A_second_instrument_of_a_name_with_another_unit_or_kind_is_dropped()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var other = new Meter("Acme.Other");
        var host = await PolicyHost.StartAsync(PolicyHost.Embed(PolicyHost.CreatePolicy()), [.. Otlp(receiver), new("Observability:Meters", "Acme.*")]);
        host.Meter.CreateCounter<long>("acme.order.placed", "{order}").Add(1);
        other.CreateCounter<long>("acme.order.placed", "{order}").Add(1);
        var unit = other.CreateCounter<long>("acme.order.placed", "{item}");
        var kind = other.CreateHistogram<double>("acme.order.placed", "{order}");
        var count = PolicyHost.Count(host, RuleIds.InstrumentConflict, PolicyActionNames.Drop);
        Assert.False(unit.Enabled || kind.Enabled);
        await host.DisposeAsync();

        Assert.Equal(2, count);
        Assert.Equal(2, Total(await receiver.MetricPointsAsync(), "acme.order.placed"));
        Assert.Contains("is a counter in \"{item}\"", Assert.Single(PolicyHost.Violations(host)).GetProperty("Finding").GetString(), StringComparison.Ordinal);
    }

    [JudgedFact]
    public async Task Two_hosts_of_one_process_have_policies_of_their_own()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var strict = await PolicyHost.StartAsync(PolicyHost.Embed(PolicyHost.CreatePolicy()), [.. Otlp(receiver), new("Observability:Meters", "Acme.Shared")]);
        await using var lenient = await PolicyHost.StartAsync(PolicyHost.Embed(PolicyHost.CreatePolicy(PolicyMode.Audit)), [.. Otlp(receiver), new("Observability:Meters", "Acme.Shared")]);
        using var meter = new Meter("Acme.Shared");
        meter.CreateCounter<long>("acme.order.placed", "orders").Add(3);
        await strict.StopAsync();
        Assert.Equal(0, Total(await receiver.MetricPointsAsync(), "acme.order.placed"));
        await lenient.StopAsync();

        Assert.Equal(3, Total(await receiver.MetricPointsAsync(), "acme.order.placed"));
        Assert.Single(PolicyHost.Violations(strict));
        Assert.Empty(PolicyHost.Violations(lenient));
    }

    [Theory]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    [InlineData("OTEL_METRICS_EXPORTER", "none")]
    public async Task A_host_without_metrics_starts(string key, string value)
    {
        await using var host = await PolicyHost.StartAsync(PolicyHost.Embed(PolicyHost.CreatePolicy()), [new(key, value)]);
        host.Meter.CreateCounter<long>("bad", "orders").Add(1);
        Assert.Empty(PolicyHost.Violations(host));
    }

    private static void AddView(MeterProviderBuilder meters, string view)
    {
        _ = view switch
        {
            "rename" => meters.AddView(static i => i.Name.StartsWith("acme.", StringComparison.Ordinal) ? new MetricStreamConfiguration { Name = "renamed" } : null),
            "drop" => meters.AddView("acme.order.paid", MetricStreamConfiguration.Drop),
            "twice" => meters.AddView("acme.*", new MetricStreamConfiguration()).AddView("acme.*", new MetricStreamConfiguration { Description = "second" }),
            _ => meters.AddView("acme.*", new MetricStreamConfiguration()),
        };
    }

    private static KeyValuePair<string, string?>[] Otlp(OtlpReceiver receiver)
        => [new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()), new("Observability:Metrics:Instrumentations:Runtime", "false")];

    private static double Total(IReadOnlyList<OtlpMetricPoint> points, string name) => points.Where(p => p.MetricName == name).Sum(static p => p.Value ?? 0);
}
