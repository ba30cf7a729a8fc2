using System.Diagnostics;
using Judges;
using Judges.Otlp;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using StandardObservability.Export.Counts;
using Xunit;

namespace StandardObservability.Tests.Export;

/// <summary>The flush that an application calls, and the flush when a host stops.</summary>
public sealed class FlushTests
{
    [JudgedTheory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task Pain_08_One_call_sends_the_pending_items_of_all_signals(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await StartAsync(receiver, protocol);
        host.Work();

        Assert.True(await host.Services.FlushTelemetryAsync());

        Assert.Single(await receiver.SpansAsync(), static s => s.Name == "work");
        Assert.Single(await receiver.MetricPointsAsync(), static p => p.MetricName == "work.done");
        Assert.Single(await receiver.LogRecordsAsync(), static r => r.Body is "Worked on 7");
        Assert.Contains(host.Output.Lines, static l => l.Contains("Worked on 7", StringComparison.Ordinal));
        Assert.Contains(
            host.Output.Lines,
            static l => l.StartsWith("{\"_aws\"", StringComparison.Ordinal) && l.Contains("\"work.done\":1", StringComparison.Ordinal));
    }

    [JudgedFact]
    public async Task Pain_08_In_a_Lambda_function_all_signals_have_left_before_the_handler_returns()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await WorkerHost.StartAsync([
            new("AWS_LAMBDA_FUNCTION_NAME", "shop"),
            new("AWS_EXECUTION_ENV", "AWS_Lambda_dotnet10"),
            new("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", new Uri(receiver.HttpEndpoint, "/v1/traces").ToString()),
            new("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/protobuf"),
            .. WorkerHost.OwnSpans]);

        // Whatever is not there now would wait until the frozen environment runs again.
        var (lines, requests) = await HandleAsync();

        Assert.Single(lines, static l => l.Contains("\"message\":\"Worked on 7\"", StringComparison.Ordinal));
        Assert.Single(lines, static l => l.StartsWith("{\"_aws\"", StringComparison.Ordinal) && l.Contains("\"work.done\":1", StringComparison.Ordinal));
        Assert.Contains(requests, static r => r.Signal == OtlpSignal.Traces);
        Assert.Single(await receiver.SpansAsync(), static s => s.Name == "work");

        async Task<(IReadOnlyList<string> Lines, IReadOnlyList<OtlpRequest> Requests)> HandleAsync()
        {
            host.Work();
            Assert.True(await host.Services.FlushTelemetryAsync());
            return ([.. host.Output.Lines], [.. receiver.Requests]);
        }
    }

    [JudgedFact]
    public async Task A_flush_without_an_answer_ends_after_its_timeout_and_nothing_is_sent_twice()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var answers = new TaskCompletionSource();
        receiver.Respond = _ => OtlpReply.Success with { SendAfter = answers.Task };
        var host = await StartAsync(receiver, "http/protobuf");
        host.Work();
        var started = Stopwatch.GetTimestamp();

        Assert.False(await host.Services.FlushTelemetryAsync(TimeSpan.FromMilliseconds(300)));

        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0.25, 9);
        answers.SetResult();
        await host.DisposeAsync();
        Assert.Single(await receiver.SpansAsync(), static s => s.Name == "work");
        Assert.Single(await receiver.LogRecordsAsync(), static r => r.Body is "Worked on 7");
    }

    [JudgedFact]
    public async Task A_host_without_an_answer_stops_within_its_budget_and_counts_the_lost_items()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var never = new CancellationTokenSource();
        receiver.Respond = _ => OtlpReply.Success with { SendAfter = Task.Delay(Timeout.Infinite, never.Token) };
        var host = await StartAsync(receiver, "http/protobuf");
        host.Work();
        var started = Stopwatch.GetTimestamp();
        await host.DisposeAsync();
        var took = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await never.CancelAsync();

        Assert.InRange(took, 0, 8);
        Assert.Equal((host.Counts.OtlpTraces.Produced, 0), (host.Counts.OtlpTraces.Lost, host.Counts.OtlpTraces.Sent));
        Assert.True(host.Counts.OtlpTraces.Lost > 0);
        Assert.Equal(host.Counts.OtlpLogs.Produced, host.Counts.OtlpLogs.Lost);
        Assert.True(host.Counts.OtlpMetrics.Lost > 0);
    }

    [Fact]
    public async Task A_flush_that_is_not_possible_throws_with_the_remedy()
    {
        await using var none = new ServiceCollection().BuildServiceProvider();
        await using var host = await WorkerHost.StartAsync();

        var missing = await Assert.ThrowsAsync<InvalidOperationException>(() => none.FlushTelemetryAsync());
        var zero = await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => host.Services.FlushTelemetryAsync(TimeSpan.Zero));

        Assert.Equal(
            "These services have no telemetry to flush, because AddStandardObservability was not called for them. Call it on the host's builder.",
            missing.Message);
        Assert.StartsWith("The timeout must be more than zero, or Timeout.InfiniteTimeSpan.", zero.Message, StringComparison.Ordinal);
        Assert.True(await host.Services.FlushTelemetryAsync(Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public async Task Lost_lines_are_logged()
    {
        var host = await WorkerHost.StartAsync();
        host.Counts.Emf.AddProduced(4);
        host.Counts.Emf.AddLost(3, LossReason.QueueFull);
        await host.StopAsync();

        Assert.Contains(host.Events, static e => e.GetProperty("message").GetString() ==
            "Telemetry was lost. Output: emf. Lost in the last minute: 3. Lost since the start: 3 of 4. Reasons: queue_full 3. The service is unaffected. "
            + "The output is too slow or refuses items, or a value cannot be stored. See docs/events.md#602.");
    }

    private static Task<WorkerHost> StartAsync(OtlpReceiver receiver, string protocol) => WorkerHost.StartAsync([
        new("OTEL_EXPORTER_OTLP_ENDPOINT", (protocol == "grpc" ? receiver.GrpcEndpoint : receiver.HttpEndpoint).ToString()),
        new("OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
        new("OTEL_METRICS_EXPORTER", "otlp,awsemf"),
        new("OTEL_LOGS_EXPORTER", "otlp"),
        .. WorkerHost.OwnSpans,
        new("OTEL_METRIC_EXPORT_INTERVAL", "600000"),
        new("OTEL_BSP_SCHEDULE_DELAY", "600000"),
        new("OTEL_BLRP_SCHEDULE_DELAY", "600000")]);
}
