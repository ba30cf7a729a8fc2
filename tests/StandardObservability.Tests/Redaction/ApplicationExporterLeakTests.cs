using System.Diagnostics;
using Microsoft.Extensions.Compliance.Classification;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.Tests.Redaction;

/// <summary>Secrets in spans of real hosts: an exporter of the application gets redacted spans.</summary>
public sealed class ApplicationExporterLeakTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_exporter_of_the_application_gets_redacted_attributes_and_exceptions_before_and_after_the_registration(bool before)
    {
        var spans = new List<Activity>();
        void Register(IHostApplicationBuilder b) => b.Services.AddOpenTelemetry()
            .WithTracing(t => t.AddProcessor(new OpenTelemetry.SimpleActivityExportProcessor(new Snapshots(spans))));
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

        host.EmitSignals("password=hunter2");

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
            span!.SetTag("shop.customer_number", 4711).SetTag("altkennwort", "x").SetTag("X-CSRF-Token", "abc");
            span.SetTag("car.plate", "B-AA 1").SetTag("mail", "ada@example.com").SetTag("person", new Person("Ada"));
        }

        Assert.Equal(
            [
                new("shop.customer_number", "REDACTED-key"),
                new("altkennwort", "REDACTED-key"),
                new("X-CSRF-Token", "abc"),
                new("car.plate", "REDACTED-key"),
                new("mail", "ada@example.com"),
                new("person", "Person { Name = *** }"),
            ],
            Assert.Single(spans).TagObjects);
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
