using Judges;
using Judges.Receiving;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Diagnosis.Status;
using StandardObservability.Export.Counts;
using Xunit;

namespace StandardObservability.Tests.Export;

/// <summary>Every item is either sent or lost, with the receiver's own decoder as the witness.</summary>
public sealed class AccountTests
{
    private const int Items = 500;

    public static TheoryData<string, string> Faults => new()
    {
        { "none", "http/protobuf" },
        { "none", "grpc" },
        { "refused", "http/protobuf" },
        { "refused", "grpc" },
        { "closed", "http/protobuf" },
        { "closed", "grpc" },
        { "partial", "http/protobuf" },
        { "partial", "grpc" },
        { "silent", "http/protobuf" },
        { "silent", "grpc" },
        { "unreachable", "http/protobuf" },
        { "unreachable", "grpc" },
        { "small queue", "http/protobuf" },
        { "small queue", "grpc" },
    };

    [JudgedTheory]
    [MemberData(nameof(Faults))]
    public async Task Sent_and_lost_add_up_to_produced(string fault, string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        using var never = new CancellationTokenSource();
        receiver.Respond = _ => Reply(fault, protocol, never.Token);
        var host = await StartAsync(receiver, fault, protocol);
        for (var i = 0; i < Items; i++)
        {
            host.Work();
        }

        await host.DisposeAsync();
        await never.CancelAsync();

        AssertBalanced(host.Counts.OtlpTraces, (await receiver.SpansAsync()).Count, fault);
        AssertBalanced(host.Counts.OtlpLogs, (await receiver.LogRecordsAsync()).Count, fault);
        AssertBalanced(host.Counts.OtlpMetrics, (await receiver.MetricPointsAsync()).Count, fault);
        Assert.InRange(host.Counts.OtlpTraces.Produced, Items, int.MaxValue);
        Assert.Equal(host.Counts.StandardOutputLogs.Produced, host.Counts.StandardOutputLogs.Sent);
    }

    [JudgedFact]
    public async Task The_numbers_leave_as_metrics_of_the_host()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond = static r => r.Signal == Judges.Otlp.OtlpSignal.Traces ? OtlpReply.Grpc(7) : OtlpReply.Success;
        await using var host = await StartAsync(receiver, "none", "grpc");
        host.Work();
        await host.Services.FlushTelemetryAsync();
        await host.Services.FlushTelemetryAsync();

        var own = (await receiver.MetricPointsAsync()).Where(static p => p.MetricName.StartsWith("observability.items", StringComparison.Ordinal)).ToList();

        Assert.Contains(own, static p => p.MetricName == MetricNames.ItemsProduced && p.Value == 1 && p.Attributes[AttributeNames.Output] is "otlp.traces");
        Assert.Contains(own, static p => p.MetricName == MetricNames.ItemsLost && p.Value == 1
            && p.Attributes[AttributeNames.Output] is "otlp.traces" && p.Attributes[AttributeNames.LossReason] is LossReasonNames.Refused);
        Assert.Contains(own, static p => p.MetricName == MetricNames.ItemsSent && p.Attributes[AttributeNames.Output] is "otlp.logs");
        Assert.All(own, static p => Assert.Equal("{item}", p.Unit));
    }

    [Fact]
    public async Task Spans_that_the_sampler_drops_are_counted()
    {
        await using var host = await WorkerHost.StartAsync([new("OTEL_TRACES_SAMPLER", "traceidratio"), new("OTEL_TRACES_SAMPLER_ARG", "0")]);
        host.Work();
        host.Work();

        Assert.InRange(host.Services.GetRequiredService<ObservabilityStatus>().SpansSampledOut, 2, int.MaxValue);
    }

    [Fact]
    public async Task The_last_line_of_a_host_has_the_final_numbers()
    {
        var host = await WorkerHost.StartAsync();
        host.Logger().LogInformation("One line");
        await host.DisposeAsync();

        var last = host.Events.Last();
        Assert.Equal(702, last.GetProperty("event_id").GetInt32());
        var before = host.Output.Lines.Count - 1;
        Assert.Equal($"stdout.logs {before} produced, {before} sent, 0 lost", last.GetProperty("Outputs").GetString());
    }

    [JudgedFact]
    public async Task The_last_report_arrives_however_long_disposal_takes()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await WorkerHost.StartAsync(
            [new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()), new("OTEL_LOGS_EXPORTER", "otlp")],
            static b => b.AddStandardObservability().Services.AddSingleton(static _ => new SlowlyDisposed()));
        host.Services.GetRequiredService<SlowlyDisposed>();

        await host.DisposeAsync();

        Assert.Equal(0, host.Counts.OtlpLogs.Lost);
        Assert.Contains(await receiver.LogRecordsAsync(), static r => r.EventName == "StopReport");
    }

    private static OtlpReply Reply(string fault, string protocol, CancellationToken never) => fault switch
    {
        "refused" => protocol == "grpc" ? OtlpReply.Grpc(8, "quota") : OtlpReply.Http(System.Net.HttpStatusCode.TooManyRequests, "quota"),
        "closed" => OtlpReply.ClosedConnection,
        "partial" => OtlpReply.PartialSuccess(1, "too old"),
        "silent" => OtlpReply.Success with { SendAfter = Task.Delay(Timeout.Infinite, never) },
        "small queue" => OtlpReply.Success with { SendAfter = Task.Delay(20, CancellationToken.None) },
        _ => OtlpReply.Success,
    };

    private static void AssertBalanced(OutputCount output, int received, string fault)
    {
        var numbers = $"{output.Name}: {output.Produced} produced, {output.Sent} sent, "
            + $"{string.Join(", ", LossReasons.All.Select(r => $"{LossReasons.Name(r)} {output.LostBy(r)}"))}, {received} received";
        Assert.True(output.Produced == output.Sent + output.Lost, numbers);
        Assert.True(output.Produced > 0, numbers);

        // Where no answer arrived the receiver may have the items. Refused items did arrive.
        var uncertain = output.LostBy(LossReason.Unknown) + output.LostBy(LossReason.Shutdown) + output.LostBy(LossReason.Refused);
        Assert.True(received >= output.Sent && received <= output.Sent + uncertain, numbers);
        Assert.True(fault switch
        {
            "none" => output.Lost == 0,
            "refused" => output.LostBy(LossReason.Refused) == output.Produced,
            "unreachable" => output.LostBy(LossReason.Unreachable) + output.LostBy(LossReason.Shutdown) == output.Produced,
            "closed" => output.LostBy(LossReason.Unknown) + output.LostBy(LossReason.Shutdown) == output.Produced,
            "small queue" => output.Name == "otlp.metrics" || output.LostBy(LossReason.QueueFull) > 0,
            _ => true,
        }, numbers);
    }

    private static Task<WorkerHost> StartAsync(OtlpReceiver receiver, string fault, string protocol)
    {
        var endpoint = fault == "unreachable" ? new Uri($"http://127.0.0.1:{FreePort.Next()}") : protocol == "grpc" ? receiver.GrpcEndpoint : receiver.HttpEndpoint;
        List<KeyValuePair<string, string?>> settings =
        [
            new("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint.ToString()),
            new("OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
            new("OTEL_LOGS_EXPORTER", "otlp"),
            .. WorkerHost.OwnSpans,
        ];
        if (fault == "small queue")
        {
            settings.AddRange([
                new("OTEL_BSP_MAX_QUEUE_SIZE", "20"), new("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "10"),
                new("OTEL_BLRP_MAX_QUEUE_SIZE", "20"), new("OTEL_BLRP_MAX_EXPORT_BATCH_SIZE", "10")]);
        }

        return WorkerHost.StartAsync(settings);
    }

    /// <summary>Takes longer than the time that exporters get after the flush.</summary>
    private sealed class SlowlyDisposed : IDisposable
    {
        public void Dispose() => Thread.Sleep(TimeSpan.FromSeconds(2));
    }
}
