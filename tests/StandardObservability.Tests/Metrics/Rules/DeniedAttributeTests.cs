using System.Diagnostics.Metrics;
using System.Text;
using Judges;
using Judges.Otlp;
using Judges.Receiving;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tests.Metrics.Emf;
using StandardObservability.Tests.Policy;
using Xunit;

namespace StandardObservability.Tests.Metrics.Rules;

/// <summary>Attributes that a policy denies on metrics are removed by adding up what they divided.</summary>
public sealed class DeniedAttributeTests
{
    private const string Denied = "acme.order.id";
    private const string Classified = "user.id";

    [JudgedTheory]
    [InlineData("otlp", "cumulative")]
    [InlineData("otlp", "delta")]
    [InlineData("otlp,awsemf", "cumulative")]
    [InlineData("awsemf", "delta")]
    public async Task A_denied_attribute_is_removed_and_totals_are_equal(string exporter, string temporality)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(receiver, PolicyMode.Enforce, exporter, temporality);
        Record(host);
        await host.DisposeAsync();

        if (exporter.Contains("otlp", StringComparison.Ordinal))
        {
            var points = (await receiver.MetricPointsAsync()).Where(static p => p.MetricName.StartsWith("acme.", StringComparison.Ordinal)).ToList();
            Assert.Equal(60, points.Where(static p => p.MetricName == "acme.order.placed").Sum(static p => p.Value));
            Assert.Equal(60UL, (ulong)points.Where(static p => p.MetricName == "acme.order.duration").Sum(static p => (long)p.Count!));
            AssertDistinct(points);
            Assert.All(points, static p => Assert.False(p.Attributes.ContainsKey(Denied) || p.Attributes.ContainsKey(Classified)));
            AssertNoValue(receiver.Requests.Select(static r => Encoding.Latin1.GetString(r.Body.Span)));
        }

        if (exporter.Contains("awsemf", StringComparison.Ordinal))
        {
            var read = await CloudWatchReader.ReadAsync([.. host.Output.Lines.Where(static l => l.StartsWith("{\"_aws\"", StringComparison.Ordinal))]);
            Assert.Equal(60, read["acme.order.placed"].Sum);
        }

        AssertNoValue(host.Output.Lines);
        Assert.Equal(
            [$"{RuleIds.DeniedAttribute} {Denied} remove", $"{RuleIds.ClassifiedValue} {Classified} remove"],
            PolicyHost.Violations(host).Select(static v => $"{v.GetProperty("Rule")} {v.GetProperty("Target")} {v.GetProperty("Action")}").Order(StringComparer.Ordinal));
    }

    [JudgedFact]
    public async Task Exemplars_do_not_have_removed_attributes()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(receiver, PolicyMode.Enforce, "otlp", "cumulative", KeyValuePair.Create<string, string?>("OTEL_METRICS_EXEMPLAR_FILTER", "always_on"));
        Record(host);
        await host.DisposeAsync();

        var bodies = receiver.Requests.Where(static r => r.Signal == OtlpSignal.Metrics).Select(static r => Encoding.Latin1.GetString(r.Body.Span)).ToList();
        AssertNoValue(bodies);
        Assert.All(bodies, static b => Assert.DoesNotContain(Denied, b, StringComparison.Ordinal));
    }

    [JudgedTheory]
    [InlineData("audit")]
    [InlineData("warn")]
    public async Task A_denied_attribute_stays_where_the_rule_is_not_enforced_and_a_classified_one_is_removed(string mode)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(receiver, Enum.Parse<PolicyMode>(mode, ignoreCase: true), "otlp", "cumulative");
        Record(host);
        await host.DisposeAsync();

        var points = (await receiver.MetricPointsAsync()).Where(static p => p.MetricName == "acme.order.placed").ToList();
        Assert.Equal(60, points.Sum(static p => p.Value));
        Assert.All(points, static p => Assert.True(p.Attributes.ContainsKey(Denied) && !p.Attributes.ContainsKey(Classified)));
        AssertDistinct(points);
        Assert.Equal(mode == "warn" ? 2 : 0, PolicyHost.Violations(host).Count);
    }

    [JudgedFact]
    public async Task An_observable_instrument_with_a_denied_attribute_is_added_up_in_embedded_metric_format_and_dropped_for_OTLP()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(receiver, PolicyMode.Enforce, "otlp,awsemf", "cumulative");
        host.Meter.CreateObservableUpDownCounter<long>("acme.order.open", () => Enumerable.Range(1, 3).Select(static i => new Measurement<long>(i, new KeyValuePair<string, object?>(Denied, $"value-{i}"))), "{order}");
        host.Meter.CreateObservableCounter<long>("acme.order.read", static () => [new Measurement<long>(7, new KeyValuePair<string, object?>("region", "eu"))], "{order}");
        await host.DisposeAsync();

        var points = await receiver.MetricPointsAsync();
        Assert.DoesNotContain(points, static p => p.MetricName == "acme.order.open");
        Assert.Equal(7, points.Where(static p => p.MetricName == "acme.order.read").Sum(static p => p.Value));
        var read = await CloudWatchReader.ReadAsync([.. host.Output.Lines.Where(static l => l.StartsWith("{\"_aws\"", StringComparison.Ordinal))]);
        Assert.Equal(6, read["acme.order.open"].Sum);
        AssertNoValue(host.Output.Lines);
        Assert.Equal(Denied, Assert.Single(PolicyHost.Violations(host)).GetProperty("Target").GetString());
    }

    [JudgedFact]
    public async Task An_exempt_attribute_is_counted_and_stays()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var exemption = new Exemption { Rule = RuleIds.DeniedAttribute, Target = Denied, Owner = "team-pay", Ticket = "OBS-12", Expires = DateTime.MaxValue.Date };
        var host = await PolicyHost.StartAsync(PolicyHost.Embed(CreatePolicy(PolicyMode.Enforce), exemption), Settings(receiver, "otlp", "cumulative"));
        Record(host);
        await Microsoft.Extensions.DependencyInjection.StandardObservabilityServiceProviderExtensions.FlushTelemetryAsync(host.Services);
        Assert.Equal(2, PolicyHost.Count(host, RuleIds.DeniedAttribute, PolicyActionNames.Exempt));
        await host.DisposeAsync();

        Assert.All((await receiver.MetricPointsAsync()).Where(static p => p.MetricName == "acme.order.placed"), static p => Assert.True(p.Attributes.ContainsKey(Denied)));
        Assert.DoesNotContain(PolicyHost.Violations(host), static v => v.GetProperty("Rule").GetString() == RuleIds.DeniedAttribute);
    }

    [JudgedTheory]
    [InlineData("otlp")]
    [InlineData("awsemf")]
    public async Task An_attribute_that_is_recorded_later_is_found_after_the_next_export(string exporter)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await StartAsync(receiver, PolicyMode.Enforce, exporter, "delta");
        var counter = host.Meter.CreateCounter<long>("acme.order.placed", "{order}");
        void Record(params KeyValuePair<string, object?>[] tags) => Parallel.For(0, 1000, _ => counter.Add(1, tags));

        for (var export = 0; export < 3; export++)
        {
            Record(new KeyValuePair<string, object?>("region", "eu"));
            await Microsoft.Extensions.DependencyInjection.StandardObservabilityServiceProviderExtensions.FlushTelemetryAsync(host.Services);
        }

        Assert.Equal(0, PolicyHost.Count(host, RuleIds.DeniedAttribute, PolicyActionNames.Remove));
        Record(new(Denied, "value-1"), new("region", "eu"));

        Assert.Equal(1, PolicyHost.Count(host, RuleIds.DeniedAttribute, PolicyActionNames.Remove));
    }

    private static void Record(WorkerHost host)
    {
        var counter = host.Meter.CreateCounter<long>("acme.order.placed", "{order}");
        var histogram = host.Meter.CreateHistogram<double>("acme.order.duration", "s");
        for (var i = 0; i < 60; i++)
        {
            KeyValuePair<string, object?>[] tags = [new("region", i % 2 == 0 ? "eu" : "us"), new(Denied, $"value-{i}"), new(Classified, $"person-{i}")];
            counter.Add(1, tags);
            histogram.Record(i, tags);
        }
    }

    private static TelemetryPolicy CreatePolicy(PolicyMode mode) => PolicyHost.CreatePolicy(mode, static p => p.Catalogue = new PolicyCatalogue(
        [
            new() { Key = Denied, DenyOn = TelemetrySignals.Metric, Origin = "acme 3.2.0" },
            new() { Key = Classified, Classification = "Private", Origin = "acme 3.2.0" },
        ],
        [],
        isClosed: false));

    private static Task<WorkerHost> StartAsync(OtlpReceiver receiver, PolicyMode mode, string exporter, string temporality, params KeyValuePair<string, string?>[] settings)
        => PolicyHost.StartAsync(PolicyHost.Embed(CreatePolicy(mode)), [.. Settings(receiver, exporter, temporality), .. settings]);

    private static KeyValuePair<string, string?>[] Settings(OtlpReceiver receiver, string exporter, string temporality) =>
    [
        new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()),
        new("OTEL_METRICS_EXPORTER", exporter),
        new("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", temporality),
        new("OTEL_METRIC_EXPORT_INTERVAL", "600000"),
        new("Observability:Metrics:Instrumentations:Runtime", "false"),
    ];

    /// <summary>No two points of one metric and one time have equal attributes.</summary>
    private static void AssertDistinct(IEnumerable<OtlpMetricPoint> points)
        => Assert.Distinct(points.Select(static p => $"{p.MetricName} {p.Time} {string.Join(',', p.Attributes.OrderBy(static a => a.Key, StringComparer.Ordinal).Select(static a => $"{a.Key}={a.Value}"))}"));

    private static void AssertNoValue(IEnumerable<string> texts)
        => Assert.All(texts, static t =>
        {
            Assert.DoesNotContain("person-", t, StringComparison.Ordinal);
            Assert.DoesNotContain("value-", t, StringComparison.Ordinal);
        });
}
