using System.Diagnostics;
using Xunit;

namespace StandardObservability.Testing.Tests;

/// <summary>Messages word for word.</summary>
public sealed class MessageTests
{
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(50);

    [Fact]
    public async Task A_missing_span_is_reported_with_the_nearest_and_all_names()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry);
        Worker.Trace("GET /orders");
        Worker.Trace("GET /orders");
        Worker.Trace("place order");
        Worker.Trace("tick");
        Worker.Trace("zip");

        var failure = await Assert.ThrowsAsync<TelemetryAssertionException>(() => telemetry.WaitForSpanAsync("GET /order", timeout: Short));

        Assert.Equal(
            """
            No span matched within 0.05 s.
            Expected: a span named "GET /order"
            Nearest: "GET /orders" (Internal, source acme.worker)
            Nearest: "place order" (Internal, source acme.worker)
            Nearest: "tick" (Internal, source acme.worker)
            Captured spans (5): GET /orders (2), place order, tick, zip
            """,
            failure.Message);
    }

    [Fact]
    public async Task A_condition_that_is_not_met_is_shown_as_it_is_written()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry);
        worker.Count("acme.done", 2, "{item}", new KeyValuePair<string, object?>("kind", "web"));

        var failure = await Assert.ThrowsAsync<TelemetryAssertionException>(
            () => telemetry.WaitForPointAsync("acme.done", static p => p.Value > 2, Short));

        Assert.StartsWith(
            """
            No metric point matched within 0.05 s.
            Expected: a metric point named "acme.done" with static p => p.Value > 2
            Nearest: "acme.done" = 2 (counter; kind=web) has the name, and does not meet the condition
            Captured metric points (
            """,
            failure.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_captured_is_reported_with_the_sampler_that_may_be_the_cause()
    {
        await using var telemetry = new TelemetryCapture();
        // Other hosts would sample the span if they collected the source.
        using var source = new ActivitySource("acme.sampled");
        (string, string?)[] settings = [("OTEL_TRACES_SAMPLER", "traceidratio"), ("OTEL_TRACES_SAMPLER_ARG", "0.000001"), ("Observability:ActivitySources", source.Name)];
        await using var worker = await Worker.StartAsync(telemetry, null, settings);
        source.StartActivity("work")?.Dispose();

        var failure = await Assert.ThrowsAsync<TelemetryAssertionException>(
            () => telemetry.WaitForSpanAsync("work", static s => s.Status == ActivityStatusCode.Ok, Short));

        Assert.StartsWith(
            """
            No span matched within 0.05 s.
            Expected: a span named "work" with static s => s.Status == ActivityStatusCode.Ok
            Captured spans: none
            The sampler 
            """,
            failure.Message,
            StringComparison.Ordinal);
        Assert.Contains(" did not sample all spans (", failure.Message, StringComparison.Ordinal);
        Assert.EndsWith(" are missing). Set OTEL_TRACES_SAMPLER to always_on for the test.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hostile_names_cannot_forge_lines_or_move_the_cursor()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry);
        Worker.Trace("work\nCaptured spans: none\u001b[2J\u202e");
        Worker.Trace(new string('x', 5000));

        var failure = await Assert.ThrowsAsync<TelemetryAssertionException>(() => telemetry.WaitForSpanAsync("a\nb", timeout: Short));

        Assert.Equal(5, failure.Message.Split('\n').Length);
        Assert.Contains("Expected: a span named \"a b\"", failure.Message, StringComparison.Ordinal);
        Assert.Contains("work Captured spans: noneU+001B[2JU+202E", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(failure.Message, static c => c is '\u001b' or '\u202e');
        Assert.InRange(failure.Message.Length, 1, 1500);
    }

    [Fact]
    public async Task The_disposal_does_not_replace_the_failure_of_a_wait()
    {
        var telemetry = new TelemetryCapture { MaxItems = 100 };
        await using var worker = await Worker.StartAsync(telemetry);
        await Assert.ThrowsAsync<TelemetryAssertionException>(() => telemetry.WaitForSpanAsync("never", timeout: Short));
        for (var i = 0; i < 200; i++)
        {
            Worker.Trace("work");
        }

        await telemetry.DisposeAsync();
    }

    [Fact]
    public async Task Waiting_ends_with_the_arrival_or_with_the_cancellation()
    {
        await using var telemetry = new TelemetryCapture();
        await using var worker = await Worker.StartAsync(telemetry);
        var (span, point) = (telemetry.WaitForSpanAsync("late"), telemetry.WaitForPointAsync("acme.late"));
        using var cancellation = new CancellationTokenSource();
        var cancelled = telemetry.WaitForSpanAsync("never", cancellationToken: cancellation.Token);

        Worker.Trace("late");
        worker.Count("acme.late");
        await cancellation.CancelAsync();

        Assert.Equal("late", (await span).Name);
        Assert.Equal("acme.late", (await point).Name);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
    }
}
