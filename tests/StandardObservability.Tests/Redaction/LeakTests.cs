using System.Diagnostics;
using System.Text;
using Judges;
using Judges.Receiving;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;
using StandardObservability.Conventions.Redaction;
using Xunit;

namespace StandardObservability.Tests.Redaction;

/// <summary>Secrets in spans, metrics and log records of real hosts: none arrives at an OTLP receiver or at an exporter of the application.</summary>
public sealed class LeakTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

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
            Emit(host, sample.Text);
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
            Assert.Equal(Time, happened.Time);
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
            Assert.Equal("InvalidOperationException", r.Attributes["exception.type"]);
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
            Emit(host, text);
        }

        await host.DisposeAsync();

        var spans = (await receiver.SpansAsync()).Where(s => s.ScopeName == host.Name).ToList();
        Assert.Equal(OrdinaryTexts.All.Order(StringComparer.Ordinal), spans.Select(static s => (string)s.Attributes["text"]!).Order(StringComparer.Ordinal));
        Assert.All(spans, static s => Assert.Equal(s.Attributes["text"], s.Events.Single(static e => e.Name == "happened").Attributes["text"]));
        Assert.All(spans, static s => Assert.Equal(s.Attributes["text"], s.StatusMessage));
        var points = (await receiver.MetricPointsAsync()).Where(static p => p.MetricName == "work.done").ToList();
        Assert.Equal(OrdinaryTexts.All.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), points.Select(static p => (string)p.Attributes["text"]!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
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
        Emit(host, "password=hunter2");
        await host.DisposeAsync();

        var span = Assert.Single(await receiver.SpansAsync(), s => s.ScopeName == host.Name);
        Assert.Equal("password=hunter2", span.Attributes["text"]);
        Assert.Equal("s3cret", span.Attributes["db.password"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_exporter_of_the_application_gets_redacted_attributes_and_exceptions_before_and_after_the_registration(bool before)
    {
        var spans = new List<Activity>();
        void Register(IHostApplicationBuilder b) => b.Services.AddOpenTelemetry().WithTracing(t => t.AddProcessor(new OpenTelemetry.SimpleActivityExportProcessor(new Snapshots(spans))));
        await using var host = await WorkerHost.StartAsync([], b =>
        {
            if (before)
            {
                Register(b);
            }

            b.AddStandardObservability();
            if (!before)
            {
                Register(b);
            }
        });

        Emit(host, "password=hunter2");

        var span = Assert.Single(spans);
        Assert.Equal("password=REDACTED-key", span.GetTagItem("text"));
        Assert.Equal("REDACTED-key", span.GetTagItem("db.password"));
        Assert.Equal("password=REDACTED-key", span.DisplayName);
        Assert.Equal("password=REDACTED-key", span.StatusDescription);
        var exception = Assert.Single(span.Events, static e => e.Name == "exception");
        Assert.DoesNotContain(exception.Tags, static t => $"{t.Value}".Contains("hunter2", StringComparison.Ordinal));

        // The documented limit for exporters of the application: events other than exceptions are read-only.
        Assert.Contains(span.Events, static e => e.Tags.Any(static t => t.Value is "password=hunter2"));
    }

    [Fact]
    public async Task An_attribute_that_a_span_has_twice_is_exported_once_and_redacted()
    {
        var spans = new List<Activity>();
        await using var host = await WorkerHost.StartAsync([], b =>
        {
            b.AddStandardObservability();
            b.Services.ConfigureOpenTelemetryTracerProvider(t => t.AddProcessor(new OpenTelemetry.SimpleActivityExportProcessor(new Snapshots(spans))));
        });

        using (var span = host.Source.StartActivity("twice"))
        {
            span!.AddTag("note", "clean").AddTag("other", "kept").AddTag("note", "password=hunter2");
        }

        Assert.Equal([new("other", "kept"), new("note", "password=REDACTED-key")], Assert.Single(spans).TagObjects);
    }

    [Fact]
    public async Task The_settings_and_the_redactors_of_the_host_are_used()
    {
        var spans = new List<Activity>();
        await using var host = await WorkerHost.StartAsync(
            [
                new("Observability:Redaction:Keys", "customer number, *kennwort"),
                new("Observability:Redaction:AllowedKeys:0", "csrf token"),
                new("Observability:Redaction:Kinds:email", "false"),
            ],
            b =>
            {
                b.AddStandardObservability(static o => o.Redaction.Keys.Add("plate"));
                b.Services.AddSingleton<IRedactorProvider>(new Stars());
                b.Services.ConfigureOpenTelemetryTracerProvider(t => t.AddProcessor(new OpenTelemetry.SimpleActivityExportProcessor(new Snapshots(spans))));
            });

        using (var span = host.Source.StartActivity("settings"))
        {
            span!.SetTag("shop.customer_number", 4711).SetTag("altkennwort", "x").SetTag("X-CSRF-Token", "abc").SetTag("car.plate", "B-AA 1").SetTag("mail", "ada@example.com").SetTag("person", new Person("Ada"));
        }

        Assert.Equal(
            [new("shop.customer_number", "REDACTED-key"), new("altkennwort", "REDACTED-key"), new("X-CSRF-Token", "abc"), new("car.plate", "REDACTED-key"), new("mail", "ada@example.com"), new("person", "Person { Name = *** }")],
            Assert.Single(spans).TagObjects);
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

    [Fact]
    public async Task A_source_that_is_not_collected_gets_no_listener()
    {
        await using var host = await WorkerHost.StartAsync();
        host.Source.StartActivity("x")?.Dispose();
        using var uncollected = new ActivitySource("Not.Collected");

        Assert.False(uncollected.HasListeners());
        Assert.Null(uncollected.StartActivity("x"));
    }

    [Fact]
    public async Task A_stopped_host_has_no_listeners()
    {
        var host = await WorkerHost.StartAsync();
        host.Source.StartActivity("x")?.Dispose();
        await host.StopAsync();

        Assert.False(host.Source.HasListeners());
        host.Source.Dispose();
        host.Meter.Dispose();
    }

    private static void Emit(WorkerHost host, string text)
    {
        using var span = host.Source.StartActivity("work")!;
        span.DisplayName = text.Length > 0 ? text : "work";
        span.SetTag("plain", "ordinary").SetTag("number", 42).SetTag("text", text).SetTag("db.password", "s3cret").SetTag("list", new[] { "a", text });
        span.AddEvent(new ActivityEvent("happened", Time, new ActivityTagsCollection { ["text"] = text, ["plain"] = "kept" }));
        span.AddException(new InvalidOperationException(text));
        span.AddLink(new ActivityLink(span.Context, new ActivityTagsCollection { ["text"] = text }));
        span.SetStatus(ActivityStatusCode.Error, text);
        host.Meter.CreateCounter<long>("work.done").Add(1, new("text", text), new("plain", "kept"));
        host.Meter.CreateHistogram<double>("work.time", "s").Record(0.5, new KeyValuePair<string, object?>("text", text));
        span.SetTag("http.request.header.x-note", new[] { text }).SetTag("url.full", text).SetTag("texts", new List<object> { text, new Dictionary<string, object> { ["inner"] = text } });
        using (host.Logger().BeginScope(new Dictionary<string, object> { ["scoped"] = text }))
        using (host.Logger().BeginScope("in {Place}", text))
        {
            host.Logger().Log(LogLevel.Error, new EventId(7, text), new InvalidOperationException("outer", new FormatException(text)), "Worked on {Text} of {Texts}", text, new List<string> { text });
#pragma warning disable CA2254 // The test needs a template that contains a secret.
            host.Logger().LogInformation("it is " + text.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
#pragma warning restore CA2254
        }
    }

    private static Task<WorkerHost> StartAsync(OtlpReceiver receiver, string protocol, bool gzip, params KeyValuePair<string, string?>[] more) => WorkerHost.StartAsync([
        new("OTEL_EXPORTER_OTLP_ENDPOINT", (protocol == "grpc" ? receiver.GrpcEndpoint : receiver.HttpEndpoint).ToString()),
        new("OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
        new("OTEL_EXPORTER_OTLP_COMPRESSION", gzip ? "gzip" : null),
        new("OTEL_LOGS_EXPORTER", "otlp"),
        .. more]);

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

    [AttributeUsage(AttributeTargets.Property)]
    private sealed class PersonalAttribute() : DataClassificationAttribute(new DataClassification("tests", "personal"));

    private sealed record Person([property: Personal] string Name);

    private sealed class Stars : Redactor, IRedactorProvider
    {
        public Redactor GetRedactor(DataClassificationSet classifications) => this;

        public override int GetRedactedLength(ReadOnlySpan<char> input) => input.Length;

        public override int Redact(ReadOnlySpan<char> source, Span<char> destination)
        {
            destination[..source.Length].Fill('*');
            return source.Length;
        }
    }

    /// <summary>Copies spans at the time of their export.</summary>
    private sealed class Snapshots(List<Activity> spans) : OpenTelemetry.BaseExporter<Activity>
    {
        public override OpenTelemetry.ExportResult Export(in OpenTelemetry.Batch<Activity> batch)
        {
            foreach (var activity in batch)
            {
                if (activity.Source.Name.StartsWith("Worker", StringComparison.Ordinal))
                {
                    spans.Add(Copy(activity));
                }
            }

            return OpenTelemetry.ExportResult.Success;
        }

        private static Activity Copy(Activity activity)
        {
            var copy = new Activity(activity.OperationName) { DisplayName = activity.DisplayName };
            copy.SetStatus(activity.Status, activity.StatusDescription);
            foreach (var (key, value) in activity.TagObjects)
            {
                copy.AddTag(key, value);
            }

            foreach (var happened in activity.Events)
            {
                copy.AddEvent(happened);
            }

            return copy;
        }
    }
}
