using Judges;
using Judges.Otlp;
using Judges.Receiving;
using Microsoft.Extensions.Logging;
using StandardObservability.Tracing.Messages;
using Xunit;

namespace StandardObservability.Tests.Tracing.Messages;

/// <summary>What of messages is on the wire, as somebody else decodes it.</summary>
public sealed class MessagesOverOtlpTests
{
    [JudgedFact]
    public async Task A_worker_sends_its_links_its_failure_and_its_lines_with_the_message()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var worker = await MessageWorker.StartAsync(new("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.GrpcEndpoint.ToString()), new("OTEL_LOGS_EXPORTER", "otlp"));
        var headers = new Dictionary<string, string>();
        await worker.Queue.SendAsync(new OutgoingMessage(headers), static _ => Task.CompletedTask);

        worker.Queue.StartProcess([new ReceivedMessage("b-1", headers)], worker.Logger).Dispose();
        await Assert.ThrowsAsync<InvalidOperationException>(() => worker.Queue.ProcessAsync(new ReceivedMessage("m-1", headers), worker.Logger, _ =>
        {
            worker.Logger.LogInformation("Within");
            throw new InvalidOperationException("no stock");
        }));
        await worker.SpansAsync();

        var spans = (await receiver.SpansAsync()).Where(s => s.Attributes.GetValueOrDefault("messaging.destination.name") as string == worker.Queue.Name).ToList();
        var send = Assert.Single(spans, static s => s.Kind == OtlpSpanKind.Producer);
        var batch = Assert.Single(spans, static s => s.Attributes.ContainsKey("messaging.batch.message_count"));
        var process = Assert.Single(spans, static s => s.Attributes.ContainsKey("messaging.message.id"));
        var link = Assert.Single(batch.Links);
        Assert.Equal((send.TraceId, send.SpanId, "b-1"), (link.TraceId, link.SpanId, link.Attributes["messaging.message.id"]));
        Assert.Equal((send.TraceId, send.SpanId), (process.TraceId, process.ParentSpanId));
        Assert.Equal((OtlpStatusCode.Error, "no stock"), (process.StatusCode, Assert.Single(process.Events).Attributes["exception.message"]));
        var line = Assert.Single(await receiver.LogRecordsAsync(), static l => l.Body as string == "Within");
        Assert.Equal((process.TraceId, process.SpanId, "m-1"), (line.TraceId, line.SpanId, line.Attributes["messaging.message.id"]));
    }
}
