using System.Text;
using Judges;
using Judges.Receiving;
using Microsoft.Extensions.Logging;
using StandardObservability.Conventions.Redaction;
using Xunit;

namespace StandardObservability.Tests.Redaction;

/// <summary>Secrets in spans, metrics and log records of real hosts: none arrives at an OTLP receiver.</summary>
public sealed class OtlpLeakTests
{
    [JudgedTheory]
    [InlineData("grpc", false)]
    [InlineData("grpc", true)]
    [InlineData("http/protobuf", false)]
    [InlineData("http/protobuf", true)]
    public async Task No_byte_of_a_secret_arrives_by_OTLP_and_everything_else_arrives(string protocol, bool gzip)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(receiver, protocol, gzip);
        foreach (var sample in Secrets.All)
        {
            host.EmitSignals(sample.Text);
        }

        await host.DisposeAsync();

        Assert.Empty(receiver.ProtocolErrors);
        AssertNoSecret(receiver);
        var spans = (await receiver.SpansAsync()).Where(s => s.ScopeName == host.Name).ToList();
        Assert.Equal(Secrets.All.Count, spans.Count);
        Assert.All(spans, s =>
        {
            Assert.Equal("ordinary", s.Attributes["plain"]);
            Assert.Equal(42L, s.Attributes["number"]);
            Assert.Contains(RedactionKinds.MarkerPrefix, (string)s.Attributes["text"]!, StringComparison.Ordinal);
            Assert.Equal("REDACTED-key", s.Attributes["db.password"]);
            Assert.Contains(RedactionKinds.MarkerPrefix, s.StatusMessage, StringComparison.Ordinal);
            Assert.Contains(RedactionKinds.MarkerPrefix, s.Name, StringComparison.Ordinal);
            Assert.Equal(2, s.Events.Count);
            var happened = Assert.Single(s.Events, static e => e.Name == "happened");
            Assert.Equal(TextEmission.EventTime, happened.Time);
            Assert.Contains(RedactionKinds.MarkerPrefix, (string)happened.Attributes["text"]!, StringComparison.Ordinal);
            Assert.Equal("kept", happened.Attributes["plain"]);
            var exception = Assert.Single(s.Events, static e => e.Name == "exception");
            Assert.Equal("System.InvalidOperationException", exception.Attributes["exception.type"]);
            Assert.Contains(RedactionKinds.MarkerPrefix, (string)exception.Attributes["exception.message"]!, StringComparison.Ordinal);
            Assert.Contains(RedactionKinds.MarkerPrefix, (string)exception.Attributes["exception.stacktrace"]!, StringComparison.Ordinal);
        });
        var points = (await receiver.MetricPointsAsync()).Where(static p => p.MetricName == "work.done").ToList();
        Assert.Equal(Secrets.All.Count, points.Sum(static p => p.Value));
        Assert.All(points, static p => Assert.Equal("kept", p.Attributes["plain"]));
        var records = (await receiver.LogRecordsAsync()).Where(r => r.ScopeName == host.Name && r.SeverityText == "Error").ToList();
        Assert.Equal(Secrets.All.Count, records.Count);
        Assert.All(records, static r =>
        {
            Assert.StartsWith("Worked on ", (string)r.Body!, StringComparison.Ordinal);
            Assert.Contains(RedactionKinds.MarkerPrefix, (string)r.Body!, StringComparison.Ordinal);
            Assert.Contains(RedactionKinds.MarkerPrefix, (string)r.Attributes["Text"]!, StringComparison.Ordinal);
            Assert.Contains(RedactionKinds.MarkerPrefix, (string)r.Attributes["scoped"]!, StringComparison.Ordinal);
            Assert.Contains(RedactionKinds.MarkerPrefix, (string)r.Attributes["Place"]!, StringComparison.Ordinal);
            Assert.Contains(RedactionKinds.MarkerPrefix, r.EventName, StringComparison.Ordinal);
            Assert.Equal("System.InvalidOperationException", r.Attributes["exception.type"]);
            Assert.Equal("outer", r.Attributes["exception.message"]);
            Assert.StartsWith("System.InvalidOperationException: outer", (string)r.Attributes["exception.stacktrace"]!, StringComparison.Ordinal);
        });
        var counts = host.Counts;
        Assert.Equal(0, counts.OtlpTraces.Lost + counts.OtlpMetrics.Lost + counts.OtlpLogs.Lost);
    }

    [JudgedTheory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task Ordinary_text_arrives_unchanged(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(receiver, protocol, gzip: false);
        foreach (var text in OrdinaryTexts.All)
        {
            host.EmitSignals(text);
        }

        await host.DisposeAsync();

        var spans = (await receiver.SpansAsync()).Where(s => s.ScopeName == host.Name).ToList();
        Assert.Equal(OrdinaryTexts.All.Order(StringComparer.Ordinal), spans.Select(static s => (string)s.Attributes["text"]!).Order(StringComparer.Ordinal));
        Assert.All(spans, static s => Assert.Equal(s.Attributes["text"], s.Events.Single(static e => e.Name == "happened").Attributes["text"]));
        Assert.All(spans, static s => Assert.Equal(s.Attributes["text"], s.StatusMessage));
        var points = (await receiver.MetricPointsAsync()).Where(static p => p.MetricName == "work.done").ToList();
        Assert.Equal(
            OrdinaryTexts.All.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
            points.Select(static p => (string)p.Attributes["text"]!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        var records = (await receiver.LogRecordsAsync()).Where(r => r.ScopeName == host.Name && r.SeverityText == "Error").ToList();
        Assert.Equal(OrdinaryTexts.All.Order(StringComparer.Ordinal), records.Select(static r => (string)r.Attributes["Text"]!).Order(StringComparer.Ordinal));
        Assert.All(records, static r => Assert.Equal($"Worked on {r.Attributes["Text"]} of {r.Attributes["Text"]}", r.Body));
        Assert.All(records, static r => Assert.Equal(r.Attributes["Text"], r.Attributes["scoped"]));
    }

    [JudgedFact]
    public async Task With_redaction_disabled_everything_arrives_unchanged()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(receiver, "http/protobuf", gzip: false, KeyValuePair.Create<string, string?>("Observability:Redaction:Enabled", "false"));
        host.EmitSignals("password=hunter2");
        await host.DisposeAsync();

        var span = Assert.Single(await receiver.SpansAsync(), s => s.ScopeName == host.Name);
        Assert.Equal("password=hunter2", span.Attributes["text"]);
        Assert.Equal("s3cret", span.Attributes["db.password"]);
    }

    [JudgedFact]
    public async Task An_exception_with_a_hundred_thousand_inner_exceptions_is_exported_with_its_message()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await StartAsync(receiver, "http/protobuf", gzip: false);
        var deep = Enumerable.Range(0, 100_000).Aggregate(new FormatException("innermost"), static (e, i) => new FormatException($"level {i}", e));
        using (var span = host.Source.StartActivity("deep")!)
        {
            span.AddException(deep);
            host.Logger().LogError(deep, "It broke");
        }

        await host.DisposeAsync();

        var exception = Assert.Single(Assert.Single(await receiver.SpansAsync(), static s => s.Name == "deep").Events);
        var record = Assert.Single(await receiver.LogRecordsAsync(), static r => r.Body is "It broke");
        Assert.All((IReadOnlyDictionary<string, object?>[])[exception.Attributes, record.Attributes], static a =>
        {
            Assert.Equal("level 99999", a["exception.message"]);
            Assert.StartsWith("System.FormatException: level 99999\n", (string)a["exception.stacktrace"]!, StringComparison.Ordinal);
            Assert.EndsWith("…", (string)a["exception.stacktrace"]!, StringComparison.Ordinal);
        });
    }

    private static Task<WorkerHost> StartAsync(OtlpReceiver receiver, string protocol, bool gzip, params KeyValuePair<string, string?>[] settings)
        => WorkerHost.StartAsync([
            new("OTEL_EXPORTER_OTLP_ENDPOINT", (protocol == "grpc" ? receiver.GrpcEndpoint : receiver.HttpEndpoint).ToString()),
            new("OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
            new("OTEL_EXPORTER_OTLP_COMPRESSION", gzip ? "gzip" : null),
            new("OTEL_LOGS_EXPORTER", "otlp"),
            .. WorkerHost.OwnSpans,
            .. settings]);

    private static void AssertNoSecret(OtlpReceiver receiver)
    {
        // Latin1 keeps every byte, so an ASCII secret is found at any position.
        var bodies = receiver.Requests.Select(static r => Encoding.Latin1.GetString(r.Body.Span)).ToList();
        Assert.NotEmpty(bodies);
        foreach (var secret in Secrets.All.Select(static s => s.Secret).Where(static s => s.Length > 6).Append("s3cret"))
        {
            Assert.DoesNotContain(bodies, b => b.Contains(secret, StringComparison.Ordinal));
        }
    }
}
