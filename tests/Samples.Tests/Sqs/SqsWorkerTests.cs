using System.Text.Json.Nodes;
using Judges;
using Judges.Receiving;
using Samples.Tests.Publishing;
using Xunit;

namespace Samples.Tests.Sqs;

/// <summary>Checkout.Worker with its queue in Amazon SQS.</summary>
public sealed class SqsWorkerTests
{
    private const string Trace = "5759e988bd862e3fe1be46a994272793";
    private const string Sender = "53995c3f42cd8ad8";

    [JudgedTheory]
    [EachBuild]
    public async Task The_trace_of_the_sender_goes_on_in_the_worker(SampleBuild build)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var loopback = await LoopbackSqs.StartAsync();
        loopback.Sent.Enqueue(new JsonObject
        {
            ["MessageBody"] = """{"id":"o-1","sku":"espresso","quantity":2}""",
            ["MessageSystemAttributes"] = new JsonObject
            {
                ["AWSTraceHeader"] = new JsonObject { ["DataType"] = "String", ["StringValue"] = $"Root=1-{Trace[..8]}-{Trace[8..]};Parent={Sender};Sampled=1" },
            },
        });
        await using (var worker = ServiceProcess.Start(SampleProgram.Find(build, "Checkout.Worker"), Settings(loopback, receiver)))
        {
            await Poll.UntilAsync(() => !loopback.Deleted.IsEmpty, Poll.DefaultTimeout, "the message is deleted");
            await worker.StopAsync();
        }

        var spans = (await receiver.SpansAsync()).Where(static s => s.Name != "SELECT orders").ToList();
        Assert.All(spans, static s => Assert.Equal(Trace, s.TraceId));
        Assert.Equal(
            [("SQS.ReceiveMessage", Sender), ("process orders", Sender)],
            spans.Where(static s => s.ParentSpanId == Sender).Select(static s => (s.Name, s.ParentSpanId!)).Order());
        var delete = spans.Single(static s => s.Name == "SQS.DeleteMessage");
        Assert.Equal((spans.Single(static s => s.Name == "process orders").SpanId, "aws_sqs"), (delete.ParentSpanId, delete.Attributes["messaging.system"]));
    }

    private static Dictionary<string, string> Settings(LoopbackSqs loopback, OtlpReceiver receiver) => new()
    {
        ["Database__Path"] = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.db"),
        ["Queue__SqsUrl"] = loopback.Url + "/123456789012/orders",
        ["AWS_ENDPOINT_URL_SQS"] = loopback.Url,
        ["AWS_REGION"] = "eu-central-1",
        ["AWS_ACCESS_KEY_ID"] = "key",
        ["AWS_SECRET_ACCESS_KEY"] = "secret",
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.GrpcEndpoint.ToString(),
    };
}
