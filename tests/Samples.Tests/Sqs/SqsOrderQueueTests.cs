using System.Diagnostics;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Checkout.Orders;
using Microsoft.Extensions.Logging.Abstractions;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.Messages;
using Xunit;

namespace Samples.Tests.Sqs;

/// <summary>The documented consumer of Amazon SQS, with AWS's own client over a socket.</summary>
public sealed class SqsOrderQueueTests
{
    private static readonly PendingOrder Order = new("o-1", "espresso", 2);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_trace_goes_through_sqs_by_attributes_or_by_the_trace_header_alone(bool attributesAreLost)
    {
        var spans = new List<Activity>();
        using var listener = Listen(spans);
        await using var loopback = await LoopbackSqs.StartAsync();
        using var sqs = Client(loopback.Url);
        var queue = new SqsOrderQueue(sqs, loopback.Url + "/123456789012/orders");

        await queue.SendAsync(Order, CancellationToken.None);
        var sent = Assert.Single(loopback.Sent);
        var (traceParent, header) = (sent["MessageAttributes"]!["traceparent"]!["StringValue"]!.GetValue<string>(), sent["MessageSystemAttributes"]!["AWSTraceHeader"]!["StringValue"]!.GetValue<string>());
        if (attributesAreLost)
        {
            sent.AsObject().Remove("MessageAttributes");
        }

        var message = Assert.Single(await queue.ReceiveAsync(CancellationToken.None));
        await queue.Destination.ProcessAsync(message.Received, NullLogger.Instance, token => queue.DeleteAsync(message, token));

        var (send, process) = (spans.Single(static s => s.Kind == ActivityKind.Producer), spans.Single(static s => s.Kind == ActivityKind.Consumer));
        Assert.Equal((send.TraceId, send.SpanId), (process.TraceId, process.ParentSpanId));
        Assert.Equal(("aws_sqs", "m-1"), (process.GetTagItem("messaging.system"), process.GetTagItem("messaging.message.id")));
        Assert.Equal(send.Id, traceParent);
        Assert.Equal($"Root=1-{send.TraceId.ToHexString()[..8]}-{send.TraceId.ToHexString()[8..]};Parent={send.SpanId};Sampled=1", header);
        Assert.Equal((Order, "r-1"), (message.Order, Assert.Single(loopback.Deleted)));
    }

    [Fact]
    public async Task An_empty_answer_is_no_messages()
    {
        await using var loopback = await LoopbackSqs.StartAsync();
        using var sqs = Client(loopback.Url);

        Assert.Empty(await new SqsOrderQueue(sqs, loopback.Url + "/123456789012/orders").ReceiveAsync(CancellationToken.None));
    }

    [Fact]
    public void A_message_that_came_by_sns_in_an_envelope_continues_its_trace()
    {
        var spans = new List<Activity>();
        using var listener = Listen(spans);
        var orders = new MessageDestination("orders");
        var m = new Message
        {
            MessageId = "m-2",
            Body = """{"Type":"Notification","Message":"{}","MessageAttributes":{"traceparent":{"Type":"String","Value":"00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01"}}}""",
        };

        var received = ReceivedMessage.FromSqs(m.MessageId, m.MessageAttributes, static a => a.StringValue, m.Attributes, m.Body);
        orders.StartProcess(received, NullLogger.Instance).Dispose();

        Assert.Equal("53995c3f42cd8ad8", Assert.Single(spans).ParentSpanId.ToHexString());
    }

    private static AmazonSQSClient Client(string url)
        => new(new BasicAWSCredentials("key", "secret"), new AmazonSQSConfig { ServiceURL = url, AuthenticationRegion = "eu-central-1" });

    private static ActivityListener Listen(List<Activity> spans)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = static s => s.Name == ActivitySourceNames.Messages,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Add,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
