using System.Net;
using Judges;
using Judges.Otlp;
using Judges.Receiving;
using Xunit;

namespace StandardObservability.Tests.Export.Otlp.Sending;

public sealed class OtlpSendPathTests
{
    private const string Failing =
        "Export is failing. Signal: {Signal}. Endpoint: {Endpoint}. Failures: {Count} since {Since:u}. Last error: {Reason}. "
        + "Unsent telemetry is lost and counted; the service is unaffected. {Remedy} See docs/events.md#600.";

    public static TheoryData<string, bool> Transports => new()
    {
        { "grpc", false },
        { "grpc", true },
        { "http/protobuf", false },
        { "http/protobuf", true },
    };

    [JudgedTheory]
    [MemberData(nameof(Transports))]
    public async Task All_three_signals_arrive_with_the_identity_and_every_item_is_counted(string protocol, bool gzip)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await WorkerHost.StartAsync([
            .. Target(receiver, protocol),
            new("OTEL_EXPORTER_OTLP_COMPRESSION", gzip ? "gzip" : null),
            new("OTEL_EXPORTER_OTLP_HEADERS", "x-key=abc"),
            new("OTEL_LOGS_EXPORTER", "otlp"),
            new("Observability:Team", "payments"),
            new("Observability:ServiceNamespace", "shop")]);
        for (var i = 0; i < 100; i++)
        {
            host.Work();
        }

        host.Meter.CreateHistogram<double>("work.time", "s").Record(0.5);
        await host.DisposeAsync();

        var spans = await receiver.SpansAsync();
        var points = await receiver.MetricPointsAsync();
        var records = await receiver.LogRecordsAsync();
        Assert.Empty(receiver.ProtocolErrors);
        Assert.Equal(100, spans.Count(s => s.ScopeName == host.Name));
        Assert.Equal(100, Assert.Single(points, static p => p.MetricName == "work.done").Value);
        Assert.Equal(1UL, Assert.Single(points, static p => p.MetricName == "work.time").Count);
        Assert.Equal(100, records.Count(r => r.ScopeName == host.Name));
        Assert.All(spans.Select(static s => s.Resource).Concat(points.Select(static p => p.Resource)).Concat(records.Select(static r => r.Resource)), r =>
        {
            Assert.Equal(host.Name, r["service.name"]);
            Assert.Equal("payments", r["service.team"]);
            Assert.Equal("shop", r["service.namespace"]);
            Assert.Equal("production", r["deployment.environment.name"]);
            Assert.Contains("service.instance.id", r.Keys);
        });
        Assert.All(receiver.Requests, static r => Assert.Equal("abc", r.Headers["x-key"]));
        Assert.Equal((spans.Count, spans.Count, 0), (host.Counts.OtlpTraces.Produced, host.Counts.OtlpTraces.Sent, host.Counts.OtlpTraces.Lost));
        Assert.Equal((points.Count, points.Count, 0), (host.Counts.OtlpMetrics.Produced, host.Counts.OtlpMetrics.Sent, host.Counts.OtlpMetrics.Lost));
        Assert.Equal((records.Count, records.Count, 0), (host.Counts.OtlpLogs.Produced, host.Counts.OtlpLogs.Sent, host.Counts.OtlpLogs.Lost));
    }

    [Theory]
    [InlineData("http/protobuf", 503, "the receiver answered 503 Service Unavailable", "The receiver is not ready or overloaded")]
    [InlineData("http/protobuf", 400, "the receiver answered 400 Bad Request", "Look at the log of the receiver")]
    [InlineData("grpc", 14, "the receiver answered with gRPC status 14", "The receiver is not ready or overloaded")]
    [InlineData("grpc", 7, "the receiver answered with gRPC status 7", "The credentials do not permit it")]
    public async Task Refused_items_are_counted_as_lost_and_logged_once(string protocol, int status, string reason, string remedy)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond = _ => protocol == "grpc" ? OtlpReply.Grpc(status) : OtlpReply.Http((HttpStatusCode)status);
        var host = await WorkerHost.StartAsync([.. Target(receiver, protocol), new("OTEL_METRICS_EXPORTER", "none"), new("OTEL_BSP_SCHEDULE_DELAY", "20")]);
        host.Work();

        var logged = await host.EventAsync(Failing);
        await host.DisposeAsync();

        Assert.Equal(reason, logged.GetProperty("Reason").GetString());
        Assert.Equal(remedy, logged.GetProperty("Remedy").GetString()!.Split('.')[0]);
        Assert.Equal("traces", logged.GetProperty("Signal").GetString());
        Assert.Equal((1, 0, 1), (host.Counts.OtlpTraces.Produced, host.Counts.OtlpTraces.Sent, host.Counts.OtlpTraces.Lost));
    }

    [Theory]
    [InlineData("http/protobuf")]
    [InlineData("grpc")]
    public async Task Items_that_a_partial_success_rejects_are_counted_as_lost(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        receiver.Respond = static _ => OtlpReply.PartialSuccess(3, "too long");
        var host = await WorkerHost.StartAsync([.. Target(receiver, protocol), new("OTEL_METRICS_EXPORTER", "none")]);
        for (var i = 0; i < 10; i++)
        {
            host.Work();
        }

        await host.DisposeAsync();

        Assert.Equal((10, 7, 3), (host.Counts.OtlpTraces.Produced, host.Counts.OtlpTraces.Sent, host.Counts.OtlpTraces.Lost));
        Assert.Contains(host.Events, static e => e.TryGetProperty("Reason", out var reason) && reason.ValueEquals("the receiver rejected some items: \"too long\""));
    }

    [Theory]
    [InlineData("grpc")]
    [InlineData("http/protobuf")]
    public async Task The_receivers_answer_is_logged_on_one_line_shortened_and_without_secrets(string protocol)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        const string Message = "unknown tenant\r\n  password=s3cret \u001b[31m";
        var text = Message + new string('x', 5_000);
        receiver.Respond = _ => protocol == "grpc" ? OtlpReply.Grpc(3, text) : OtlpReply.Http(HttpStatusCode.BadRequest, text);
        var host = await WorkerHost.StartAsync([.. Target(receiver, protocol), new("OTEL_METRICS_EXPORTER", "none"), new("OTEL_BSP_SCHEDULE_DELAY", "20")]);
        host.Work();

        var reason = (await host.EventAsync(Failing)).GetProperty("Reason").GetString()!;
        await host.DisposeAsync();

        Assert.Contains(": \"unknown tenant password=", reason, StringComparison.Ordinal);
        Assert.EndsWith("x…\"", reason, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", reason, StringComparison.Ordinal);
        Assert.DoesNotContain(reason, static c => char.IsControl(c));
        Assert.InRange(reason.Length, 200, 300);
    }

    [Fact]
    public async Task An_unreachable_endpoint_is_logged_without_its_secrets()
    {
        var host = await WorkerHost.StartAsync([
            new("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://user:s3cret@127.0.0.1:{FreePort.Next()}/base?key=s3cret"),
            new("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            new("OTEL_BSP_SCHEDULE_DELAY", "20"),
            .. WorkerHost.OwnSpans,
            new("OTEL_METRICS_EXPORTER", "none")]);
        host.Work();

        var logged = await host.EventAsync(Failing);
        await host.DisposeAsync();

        Assert.StartsWith("Nothing listens at this address.", logged.GetProperty("Remedy").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("http://127.0.0.1:", logged.GetProperty("Endpoint").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", host.Output.Text, StringComparison.Ordinal);
        Assert.Equal(1, host.Counts.OtlpTraces.Lost);
    }

    [Fact]
    public async Task A_failure_of_the_last_flush_is_logged()
    {
        var host = await WorkerHost.StartAsync([
            new("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{FreePort.Next()}"),
            new("OTEL_BSP_SCHEDULE_DELAY", "60000")]);
        host.Work();
        await host.DisposeAsync();

        var signals = host.Events.Where(static e => e.TryGetProperty("Signal", out _)).Select(static e => e.GetProperty("Signal").GetString()!);
        Assert.Equal(["metrics", "traces"], signals.Order());
    }

    [Fact]
    public async Task Export_requests_produce_no_span_and_no_client_metric()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var host = await WorkerHost.StartAsync([
            .. Target(receiver, "http/protobuf"),
            new("OTEL_BSP_SCHEDULE_DELAY", "20"),
            new("OTEL_METRIC_EXPORT_INTERVAL", "50")]);
        host.Work();
        await receiver.WaitForRequestsAsync(static r => r.Count(static x => x.Signal == OtlpSignal.Metrics) > 3);

        Assert.All(receiver.Requests, static r => Assert.DoesNotContain("traceparent", r.Headers.Keys));
        Assert.DoesNotContain(
            await receiver.MetricPointsAsync(),
            p => p.Attributes.TryGetValue("server.port", out var port) && Convert.ToInt32(port, null) == receiver.HttpEndpoint.Port);
    }

    [Fact]
    public async Task The_endpoint_of_a_signal_is_used_unchanged()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await WorkerHost.StartAsync([
            new("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", new Uri(receiver.HttpEndpoint, "/v1/traces").ToString()),
            new("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http/protobuf")]);
        host.Work();
        await host.DisposeAsync();

        Assert.All(receiver.Requests, static r => Assert.Equal("/v1/traces", r.Path));
        Assert.NotEmpty(receiver.Requests);
    }

    [Fact]
    public async Task Items_that_the_queue_drops_are_counted_as_lost()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var host = await WorkerHost.StartAsync([
            .. Target(receiver, "grpc"),
            new("OTEL_METRICS_EXPORTER", "none"),
            new("OTEL_BSP_MAX_QUEUE_SIZE", "10"),
            new("OTEL_BSP_MAX_EXPORT_BATCH_SIZE", "10"),
            new("OTEL_BSP_SCHEDULE_DELAY", "60000")]);
        using var answer = new ManualResetEventSlim();
        var answered = new TaskCompletionSource();
        receiver.Respond = _ => new OtlpReply { SendAfter = answered.Task };
        for (var i = 0; i < 200; i++)
        {
            using var span = host.Source.StartActivity("flood");
        }

        answered.SetResult();
        await host.DisposeAsync();

        var count = host.Counts.OtlpTraces;
        Assert.Equal(200, count.Produced);
        Assert.Equal(200, count.Sent + count.Lost);
        Assert.True(count.Lost > 0);
    }

    private static IEnumerable<KeyValuePair<string, string?>> Target(OtlpReceiver receiver, string protocol) =>
    [
        new("OTEL_EXPORTER_OTLP_ENDPOINT", (protocol == "grpc" ? receiver.GrpcEndpoint : receiver.HttpEndpoint).ToString()),
        new("OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
        .. WorkerHost.OwnSpans,
    ];
}
