using System.Diagnostics.Metrics;
using System.Text.Json;
using Judges;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tests.Metrics.Emf;
using Xunit;

namespace StandardObservability.Tests.Policy;

/// <summary>A policy under unusual conditions.</summary>
public sealed class HostilePolicyTests
{
    [Fact]
    public async Task Hostile_names_and_units_are_dropped_and_logged_on_one_line_each()
    {
        string[] names = ["", " ", "a\nb", "{0}", "{Finding}", "\u202Eevil", "😀", new('x', 10_000), "acme..x", "ACME.X", "acme.x;drop", "\0", "acme.\uD800"];
        await using var host = await PolicyHost.StartAsync(PolicyHost.Embed(PolicyHost.CreatePolicy()), [new("OTEL_METRICS_EXPORTER", "awsemf")]);
        foreach (var name in names)
        {
            Assert.False(host.Meter.CreateCounter<long>(name, "{order}").Enabled);
        }

        Assert.False(host.Meter.CreateCounter<long>("acme.order.placed", "{a\nb").Enabled);
        var violations = await PolicyHost.EventsAsync(host, EventIds.PolicyViolated);
        Assert.Equal(names.Length + 1, violations.Count);
        Assert.All(host.Output.Lines, static l => Assert.Equal(JsonValueKind.Object, JsonDocument.Parse(l).RootElement.ValueKind));
    }

    [Fact]
    public async Task A_thousand_bad_names_are_counted_and_200_logged()
    {
        await using var host = await PolicyHost.StartAsync(PolicyHost.Embed(PolicyHost.CreatePolicy(PolicyMode.Warn)), [new("OTEL_METRICS_EXPORTER", "awsemf")]);
        for (var i = 0; i < 1000; i++)
        {
            host.Meter.CreateCounter<long>($"Bad{i}", "{order}");
        }

        Assert.Equal(1000, PolicyHost.Count(host, RuleIds.Name, PolicyActionNames.Warn));
        Assert.Equal(200, (await PolicyHost.EventsAsync(host, EventIds.PolicyViolated)).Count);
    }

    [JudgedFact]
    public async Task A_meter_that_is_disposed_and_created_again_is_judged_again_and_counts_go_on()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await PolicyHost.StartAsync(
            PolicyHost.Embed(PolicyHost.CreatePolicy()),
            [new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()), new("Observability:Meters", "Acme.Restarted"), new("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "delta")]);
        for (var i = 0; i < 3; i++)
        {
            using var meter = new Meter("Acme.Restarted");
            meter.CreateCounter<long>("acme.order.placed", "{order}").Add(1);
            Assert.False(meter.CreateCounter<long>("acme.order.paid", "orders").Enabled);
        }

        await host.Services.FlushTelemetryAsync();
        Assert.Equal(3, (await receiver.MetricPointsAsync()).Where(static p => p.MetricName == "acme.order.placed").Sum(static p => p.Value));
        Assert.Equal(3, PolicyHost.Count(host, RuleIds.Unit, PolicyActionNames.Drop));
        Assert.Single(await PolicyHost.EventsAsync(host, EventIds.PolicyViolated));
    }

    [Fact]
    public async Task A_dropped_observable_instrument_is_not_called()
    {
        await using var host = await PolicyHost.StartAsync(PolicyHost.Embed(PolicyHost.CreatePolicy()), [new("OTEL_METRICS_EXPORTER", "awsemf")]);
        var calls = 0;
        host.Meter.CreateObservableCounter("Bad", () => ++calls);
        await host.Services.FlushTelemetryAsync();

        Assert.Equal(0, calls);
    }

    [JudgedFact]
    public async Task A_limited_histogram_keeps_exponential_buckets_in_embedded_metric_format()
    {
        var policy = PolicyHost.CreatePolicy(set: static p => p.Limits = new() { MetricSeries = 100 });
        var host = await PolicyHost.StartAsync(PolicyHost.Embed(policy), [new("OTEL_METRICS_EXPORTER", "awsemf"), new("Observability:Metrics:Instrumentations:Runtime", "false")]);
        var histogram = host.Meter.CreateHistogram<double>("acme.order.duration", "s");
        for (var i = 1; i <= 100; i++)
        {
            histogram.Record(i / 1000.0);
        }

        await host.DisposeAsync();
        var document = host.Events.First(static e => e.TryGetProperty("_aws", out _) && e.TryGetProperty("acme.order.duration", out _)).GetProperty("acme.order.duration");
        Assert.InRange(document.GetProperty("Values").GetArrayLength(), 50, 100);
    }

    [Fact]
    public async Task At_most_12_series_are_added_with_typical_findings()
    {
        var exemption = new Exemption { Rule = RuleIds.Unit, Target = "acme.legacy.*", Expires = DateTime.MaxValue.Date };
        var host = await PolicyHost.StartAsync(
            PolicyHost.Embed(PolicyHost.CreatePolicy(), exemption), [.. EmfHost.Settings, new("OTEL_LOGS_EXPORTER", "none")]);
        host.Meter.CreateCounter<long>("acme.legacy.order", "orders");
        host.Meter.CreateCounter<long>("acme.order.placed", "orders");
        host.Meter.CreateCounter<long>("BadName", "{order}");
        await host.DisposeAsync();

        var series = EmfHost.Documents(host)
            .SelectMany(static d => d.EnumerateObject().Where(static m => m.Name.StartsWith("observability.policy.", StringComparison.Ordinal) && m.Value.ValueKind != JsonValueKind.String)
                .Select(m => $"{m.Name} {string.Join(',', d.EnumerateObject().Where(static o => o.Value.ValueKind == JsonValueKind.String).Select(static o => $"{o.Name}={o.Value}"))}"))
            .ToHashSet(StringComparer.Ordinal);
        Assert.InRange(series.Count, 6, 12);
    }

    [Fact]
    public async Task An_exception_of_the_applications_view_disables_that_view_alone()
    {
        await using var host = await PolicyHost.StartAsync(
            PolicyHost.Embed(PolicyHost.CreatePolicy()),
            [new("OTEL_METRICS_EXPORTER", "awsemf")],
            static b => b.Services.ConfigureOpenTelemetryMeterProvider(static m => m.AddView(static _ => throw new InvalidOperationException("view"))));
        Assert.True(host.Meter.CreateCounter<long>("acme.order.placed", "{order}").Enabled);
        Assert.False(host.Meter.CreateCounter<long>("acme.order.paid", "orders").Enabled);
    }
}
