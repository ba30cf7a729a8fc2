using System.Diagnostics;
using System.Text;
using Judges;
using Judges.Receiving;
using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Rules;
using Xunit;

namespace StandardObservability.Tests.Policy;

/// <summary>Values that the policy classifies reach no output.</summary>
public sealed class PersonalDataTests
{
    private const string Person = "Ada-Lovelace-1815";

    [JudgedTheory]
    [InlineData("Audit", true)]
    [InlineData("Warn", true)]
    [InlineData("Enforce", true)]
    [InlineData("Audit", false)]
    public async Task E6_Personal_data_reaches_no_sink(string mode, bool isRedactionEnabled)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var policy = PolicyHost.CreatePolicy(Enum.Parse<PolicyMode>(mode), static p => p.Catalogue = new PolicyCatalogue(
            [new() { Key = "user.id", Classification = "Private", Origin = "acme 3.2.0" }, new() { Key = "session.id", Classification = "Private", Origin = "acme 3.2.0" }], [], isClosed: false));
        var host = await PolicyHost.StartAsync(PolicyHost.Embed(policy), [
            new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()),
            new("OTEL_METRICS_EXPORTER", "otlp,awsemf"),
            new("OTEL_LOGS_EXPORTER", "otlp"),
            new("OTEL_METRICS_EXEMPLAR_FILTER", "always_on"),
            new("Observability:Redaction:Enabled", isRedactionEnabled ? "true" : "false"),
            new("Observability:Redaction:AllowedKeys", "user.id")]);
        Emit(host);
        var counts = PolicyHost.Judge(host).Counts.Reported.Where(static c => c.Rule == RuleIds.ClassifiedValue).Select(static c => c.Action).ToHashSet(StringComparer.Ordinal);
        await host.DisposeAsync();

        Assert.All(host.Output.Lines, static l => Assert.DoesNotContain(Person, l, StringComparison.Ordinal));
        Assert.All(receiver.Requests, static r => Assert.DoesNotContain(Person, Encoding.Latin1.GetString(r.Body.Span), StringComparison.Ordinal));
        Assert.Single(await receiver.SpansAsync(), static s => s.Name == "work" && s.Attributes["user.id"] is "REDACTED-key" && s.Attributes["region"] is "eu");
        Assert.Single(await receiver.LogRecordsAsync(), static r => r.Body is string body && body.StartsWith("Paid by", StringComparison.Ordinal));
        Assert.Equal([PolicyActionNames.Redact, PolicyActionNames.Remove], counts.Order(StringComparer.Ordinal));
        Assert.Equal(mode == "Audit" ? 0 : 1, PolicyHost.Violations(host).Count(static v => v.GetProperty("Target").GetString() == "user.id"));
    }

    [JudgedTheory]
    [InlineData("Off", 12, null)]
    [InlineData("Audit", 12, PolicyActionNames.Count)]
    [InlineData("Warn", 12, PolicyActionNames.Warn)]
    [InlineData("Enforce", 8, PolicyActionNames.Remove)]
    public async Task Attributes_beyond_the_limit_of_a_span_are_removed_last_ones_first(string mode, int expected, string? action)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var policy = PolicyHost.CreatePolicy(Enum.Parse<PolicyMode>(mode), static p => p.Limits = new() { SpanAttributes = 8 });
        var host = await PolicyHost.StartAsync(PolicyHost.Embed(policy), [new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString())]);
        foreach (var (name, attributes) in new[] { ("wide", 12), ("narrow", 8) })
        {
            using var span = host.Source.StartActivity(name)!;
            for (var i = 0; i < attributes; i++)
            {
                span.SetTag($"acme.item_{i}", i);
            }
        }

        var counted = action is null ? 0 : PolicyHost.Count(host, RuleIds.SizeLimit, action);
        await host.DisposeAsync();

        var keys = (await receiver.SpansAsync()).ToDictionary(static s => s.Name, static s => s.Attributes.Keys.Where(static k => k.StartsWith("acme.", StringComparison.Ordinal)).ToList());
        Assert.Equal(Enumerable.Range(0, expected).Select(static i => $"acme.item_{i}"), keys["wide"]);
        Assert.Equal(8, keys["narrow"].Count);
        Assert.Equal(action is null ? 0 : 1, counted);
    }

    [JudgedTheory]
    [InlineData("Audit", false)]
    [InlineData("Enforce", true)]
    public async Task Attributes_that_are_denied_on_spans_and_log_records_are_removed_there(string mode, bool isHidden)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var policy = PolicyHost.CreatePolicy(Enum.Parse<PolicyMode>(mode), static p =>
        {
            p.Limits = new() { AttributeLength = 10 };
            p.Catalogue = new PolicyCatalogue(
                [new() { Key = "acme.note", DenyOn = TelemetrySignals.Span | TelemetrySignals.Log, Origin = "acme 3.2.0" }], [], isClosed: false);
        });
        var host = await PolicyHost.StartAsync(PolicyHost.Embed(policy), [
            new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()), new("OTEL_LOGS_EXPORTER", "otlp"), new("Observability:ActivitySources", "Foreign.Notes")]);
        using var foreign = new ActivitySource("Foreign.Notes");
        using (var span = host.Source.StartActivity("work")!)
        using (var other = foreign.StartActivity("foreign")!)
        {
            span.SetTag("acme.note", Person).SetTag("acme.text", new string('x', 11)).SetTag("acme.short", new string('x', 10));
            _ = isHidden ? span.AddTag("acme.note", Person) : span;
            other.SetTag("acme.note", Person).SetTag("acme.text", new string('x', 11));
            host.Logger().Log(LogLevel.Warning, 0, new List<KeyValuePair<string, object?>> { new("acme.note", Person) }, null, static (_, _) => "Noted");
        }

        await host.DisposeAsync();

        var spans = await receiver.SpansAsync();
        var owned = Assert.Single(spans, static s => s.Name == "work");
        Assert.Equal(isHidden ? null : Person, owned.Attributes.GetValueOrDefault("acme.note"));
        Assert.Equal(isHidden ? 10 : 11, ((string)owned.Attributes["acme.text"]!).Length);
        Assert.Equal(10, ((string)owned.Attributes["acme.short"]!).Length);
        var third = Assert.Single(spans, static s => s.Name == "foreign");
        Assert.Equal((Person, 11), (third.Attributes["acme.note"], ((string)third.Attributes["acme.text"]!).Length));
        Assert.Equal(isHidden ? "REDACTED-key" : Person, Assert.Single(await receiver.LogRecordsAsync(), static r => r.Body is "Noted").Attributes["acme.note"]);
        Assert.Equal(isHidden, host.Output.Lines.All(static l => !l.Contains(Person, StringComparison.Ordinal)));
        Assert.Equal(
            isHidden ? ["TEL204 redact", "TEL307 shorten"] : [],
            PolicyHost.Violations(host).Select(static v => $"{v.GetProperty("Rule")} {v.GetProperty("Action")}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    private static void Emit(WorkerHost host)
    {
        using var span = host.Source.StartActivity("work")!;
        span.SetTag("user.id", Person);
        span.SetTag("session.id", Person);
        span.SetTag("region", "eu");
        span.AddEvent(new ActivityEvent("seen", tags: new ActivityTagsCollection { ["user.id"] = Person }));
        span.AddException(new InvalidOperationException("It broke"), new TagList { { "user.id", Person } });
        host.Meter.CreateCounter<long>("acme.order.placed", "{order}").Add(1, new KeyValuePair<string, object?>("user.id", Person));
        host.Meter.CreateHistogram<double>("acme.order.duration", "s").Record(1, new KeyValuePair<string, object?>("user.id", Person));
        host.Meter.CreateObservableGauge("acme.order.open", static () => new System.Diagnostics.Metrics.Measurement<int>(1, new KeyValuePair<string, object?>("user.id", Person)), "{order}");
        var logger = host.Logger();
        using var scope = logger.BeginScope(new Dictionary<string, object> { ["user.id"] = Person });
        logger.LogWarning("Paid by {UserId} in {Region}", Person, "eu");
    }
}
