using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.Testing.Tests;

public sealed class WorkerTests
{
    [Fact]
    public async Task Telemetry_is_readable_after_the_host_has_ended()
    {
        await using var telemetry = new TelemetryCapture();
        await using (var worker = await Worker.StartAsync(telemetry, static b => b.Services.AddHostedService(static _ => new Ticking("worker"))))
        {
            await telemetry.WaitForSpanAsync("tick of worker");
            worker.Count("acme.done", 3);
        }

        Assert.Contains(telemetry.Spans, static s => s.Name == "end of worker");
        Assert.Equal(3, Assert.Single(telemetry.Points, static p => p.Name == "acme.done").Value);
        Assert.Contains(telemetry.LogRecords, static r => r.EventId == 700);
        telemetry.AssertComplete();
    }

    [Fact]
    public async Task A_host_that_was_not_started_is_reported()
    {
        await using var telemetry = new TelemetryCapture();
        var worker = Worker.Build(telemetry);

        var failure = Assert.Throws<TelemetryAssertionException>(() => telemetry.Spans);
        await worker.StartAsync();

        Assert.Equal(
            "The host of this TelemetryCapture has not been started, so it has no telemetry. Call services.AddTelemetryCapture(capture) and start the host first; "
            + "a WebApplicationFactory starts it with CreateClient() or Services.",
            failure.Message);
        Assert.Empty(telemetry.Spans);
        await worker.DisposeAsync();
    }

    [Fact]
    public async Task A_disabled_SDK_is_reported()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry, null, ("OTEL_SDK_DISABLED", "true"));

        var failure = Assert.Throws<TelemetryAssertionException>(() => telemetry.Points);

        Assert.Equal(
            "The telemetry of this host is disabled, because OTEL_SDK_DISABLED is true, so nothing is captured. Change this setting for the test.", failure.Message);
    }

    [Fact]
    public async Task A_host_without_the_registration_is_reported()
    {
        await using var telemetry = new TelemetryCapture();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddTelemetryCapture(telemetry);
        using var host = builder.Build();
        await host.StartAsync();

        var failure = Assert.Throws<TelemetryAssertionException>(() => telemetry.LogRecords);

        Assert.Equal(
            "The host of this TelemetryCapture did not call AddStandardObservability, so it has no telemetry. Call it on the host's builder.", failure.Message);
    }

    [Fact]
    public async Task Signals_without_an_exporter_are_captured()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry, null, ("OTEL_METRICS_EXPORTER", "none"), ("OTEL_TRACES_EXPORTER", "none"));

        worker.Count("acme.done");
        Worker.Trace("work");
        worker.Logger().LogInformationOf("none");

        await telemetry.WaitForPointAsync("acme.done");
        await telemetry.WaitForSpanAsync("work");
        await telemetry.WaitForLogRecordAsync("Worked for {Name}");
    }

    [Fact]
    public async Task Exporters_of_the_application_get_everything_once()
    {
        // The exporter of the application also gets the spans of hosts in tests that run at the same time.
        var work = $"work {Guid.NewGuid():N}";
        var (spans, metrics) = (new List<Activity>(), new List<MetricSnapshot>());
        await using var telemetry = new TelemetryCapture();
        await using (var worker = await Worker.StartAsync(telemetry, b =>
        {
            b.Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(spans));
            b.Services.ConfigureOpenTelemetryMeterProvider(m => m.AddInMemoryExporter(metrics));
        }))
        {
            Worker.Trace(work);
            worker.Count("acme.done", 2);
            Assert.Equal(2, Assert.Single(telemetry.Points, static p => p.Name == "acme.done").Value);
        }

        Assert.Single(spans, s => s.DisplayName == work);
        Assert.Single(telemetry.Spans, s => s.Name == work);
        Assert.Single(metrics, static m => m.Name == "acme.done");
    }

    [Fact]
    public async Task Secrets_are_redacted_as_in_production()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry);

        Worker.Trace("work", ("password", "hunter2"), ("note", "from anna@example.com"));
        worker.Count("acme.done", 1, "{item}", new KeyValuePair<string, object?>("owner", "anna@example.com"));
        using (worker.Logger().BeginScope(new Dictionary<string, object> { ["token"] = "s3cr3t" }))
        {
            worker.Logger().LogInformationOf("anna@example.com");
        }

        var record = await telemetry.WaitForLogRecordAsync("Worked for {Name}");
        Assert.Equal("REDACTED-key", telemetry.Spans.Single().Attributes["password"]);
        Assert.Equal("from REDACTED-email", telemetry.Spans.Single().Attributes["note"]);
        Assert.Equal("REDACTED-email", telemetry.Points.Single(static p => p.Name == "acme.done").Attributes["owner"]);
        Assert.Equal(("Worked for REDACTED-email", "REDACTED-email", "REDACTED-key"), (record.Message, record.Attributes["Name"], record.Attributes["token"]));
    }

    [Fact]
    public async Task Classified_values_are_redacted_as_in_production()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry);

        worker.Logger().LogCustomer(new Customer("Anna"));

        var record = await telemetry.WaitForLogRecordAsync("LogCustomer");
        Assert.Equal(("Customer REDACTED-classified", "REDACTED-classified"), (record.Message, record.Attributes["Customer"]));
    }

    [Fact]
    public async Task Very_many_spans_are_a_clear_failure_and_not_an_endless_list()
    {
        var telemetry = new TelemetryCapture { MaxItems = 100 };
        await using var worker = await Worker.StartAsync(telemetry);
        for (var i = 0; i < 100_000; i++)
        {
            Worker.Trace("work");
        }

        const string Message = "The capture is incomplete: it keeps 100 spans, and 99900 more were not kept. Emit less in the test, or set TelemetryCapture.MaxItems.";
        Assert.Equal(Message, Assert.Throws<TelemetryAssertionException>(() => telemetry.Spans).Message);
        Assert.Equal(Message, (await Assert.ThrowsAsync<TelemetryAssertionException>(async () => await telemetry.DisposeAsync())).Message);
        await telemetry.DisposeAsync();
    }

    [Fact]
    public async Task Lost_telemetry_fails_at_the_end_unless_it_is_allowed()
    {
        (string, string?)[] unreachable = [("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:1"), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_METRICS_EXPORTER", "none")];
        var telemetry = new TelemetryCapture();
        await using (await Worker.StartAsync(telemetry, null, unreachable))
        {
            Worker.Trace("work");
        }

        await using var allowed = new TelemetryCapture { AllowsLoss = true };
        await using (await Worker.StartAsync(allowed, null, unreachable))
        {
            Worker.Trace("work");
        }

        var failure = await Assert.ThrowsAsync<TelemetryAssertionException>(async () => await telemetry.DisposeAsync());
        // The exporter also gets the spans of other hosts that run at the same time.
        Assert.Matches(@"^The output otlp\.traces lost \d+ of \d+ items \(", failure.Message);
        Assert.Contains("Correct the output, or set TelemetryCapture.AllowsLoss.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Combined_attribute_values_fail_at_the_end()
    {
        var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry);
        for (var i = 0; i < 3000; i++)
        {
            worker.Count("acme.done", 1, "{item}", new KeyValuePair<string, object?>("id", i));
        }

        Assert.Equal(
            "The metric 'acme.done' has exceeded OpenTelemetry's limit of attribute combinations, so values were combined. Remove attributes with many values.",
            Assert.Throws<TelemetryAssertionException>(telemetry.AssertComplete).Message);
    }
}
