using System.Diagnostics;
using System.Text.Json.Nodes;
using Amazon.SQS.Model;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using StandardObservability.Tracing.Messages;
using Xunit;

namespace StandardObservability.Aws.Tests.Messages;

/// <summary>Sender and receiver of a message are one trace, without code of the service.</summary>
public sealed class SqsTraceTests
{
    [Fact]
    public async Task The_call_that_receives_a_message_is_in_the_trace_of_its_sender()
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();

        using (host.Source.StartActivity("request"))
        {
            await sqs.SendMessageAsync(host.Aws.QueueUrl, "espresso");
        }

        var response = await sqs.ReceiveMessageAsync(host.Aws.QueueUrl);

        var (send, receive) = (host.Calls[0], host.Calls[1]);
        Assert.Equal(("SQS.ReceiveMessage", ActivityKind.Client), (receive.DisplayName, receive.Kind));
        Assert.Equal((send.TraceId, send.SpanId), (receive.TraceId, receive.ParentSpanId));
        Assert.Equal(("receive", 1), (receive.GetTagItem("messaging.operation.type"), receive.GetTagItem("messaging.batch.message_count")));
        Assert.Equal("espresso", Assert.Single(response.Messages).Body);
        Assert.True(receive.StartTimeUtc + receive.Duration <= DateTime.UtcNow && receive.Duration > TimeSpan.Zero);
    }

    [Fact]
    public async Task Messages_of_several_senders_give_each_of_their_traces_one_span()
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();
        await sqs.SendMessageAsync(host.Aws.QueueUrl, "a");
        await sqs.SendMessageAsync(host.Aws.QueueUrl, "b");
        await sqs.SendMessageBatchAsync(host.Aws.QueueUrl, [new("1", "c"), new("2", "d")]);

        await sqs.ReceiveMessageAsync(new ReceiveMessageRequest(host.Aws.QueueUrl) { MaxNumberOfMessages = 10 });

        var sends = host.Calls.Where(static c => c.DisplayName.StartsWith("SQS.Send", StringComparison.Ordinal)).Select(static c => c.SpanId.ToHexString());
        var receives = host.Calls.Where(static c => c.DisplayName == "SQS.ReceiveMessage").ToList();
        Assert.Equal(sends.Order(), receives.Select(static c => c.ParentSpanId.ToHexString()).Order());
        // A link for each message of another trace; the batch has two messages.
        Assert.Equal([2, 3, 3], receives.Select(static r => r.Links.Count()).Order());
    }

    [Fact]
    public async Task A_receive_within_a_span_stays_there_and_links_the_senders()
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();
        await sqs.SendMessageAsync(host.Aws.QueueUrl, "a");

        using var job = host.Source.StartActivity("job")!;
        await sqs.ReceiveMessageAsync(host.Aws.QueueUrl);

        var receive = host.Calls[1];
        Assert.Equal((job.TraceId, job.SpanId), (receive.TraceId, receive.ParentSpanId));
        Assert.Equal(host.Calls[0].SpanId, Assert.Single(receive.Links).Context.SpanId);
    }

    [Fact]
    public async Task An_empty_receive_of_an_idle_service_has_no_span_and_a_failed_one_has()
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();

        await sqs.ReceiveMessageAsync(host.Aws.QueueUrl);
        Assert.Empty(host.Spans);

        host.Aws.Fail(1, 400, "QueueDoesNotExist");
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => sqs.ReceiveMessageAsync(host.Aws.QueueUrl));
        Assert.Equal((ActivityStatusCode.Error, default), (Assert.Single(host.Spans).Status, host.Spans[0].ParentSpanId));
    }

    [Fact]
    public async Task A_receive_that_ends_with_the_service_has_no_span()
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();
        host.Aws.NeverAnswers = true;
        using var stopping = new CancellationTokenSource();

        var receive = sqs.ReceiveMessageAsync(host.Aws.QueueUrl, stopping.Token);
        await host.Aws.Arrived.Task;
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receive);
        Assert.Empty(host.Spans);
    }

    [Fact]
    public async Task The_work_on_a_message_continues_the_trace_without_a_request_for_attributes()
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();
        await sqs.SendMessageAsync(host.Aws.QueueUrl, "a");

        var message = Assert.Single((await sqs.ReceiveMessageAsync(host.Aws.QueueUrl)).Messages);
        var received = ReceivedMessage.FromSqs(message.MessageId, message.MessageAttributes, static a => a.StringValue, message.Attributes);
        new MessageDestination("orders").StartProcess(received, NullLogger.Instance).Dispose();

        var process = host.Spans.Single(static s => s.DisplayName == "process orders");
        Assert.Equal((host.Calls[0].TraceId, host.Calls[0].SpanId), (process.TraceId, process.ParentSpanId));
    }

    [Fact]
    public async Task A_sender_that_is_not_sampled_has_no_receiver_that_is()
    {
        await using var host = await AwsHost.StartAsync(register: static b =>
        {
            b.Configuration["OTEL_TRACES_SAMPLER"] = "always_off";
            b.AddStandardAws();
        });
        using var sqs = host.CreateSqs();
        await sqs.SendMessageAsync(host.Aws.QueueUrl, "a");
        await sqs.ReceiveMessageAsync(host.Aws.QueueUrl);

        Assert.EndsWith("-00", Assert.Single(host.Aws.Sqs.Sent).TraceParent, StringComparison.Ordinal);
        Assert.Empty(host.Spans);
    }

    [Theory]
    [InlineData("All", "All")]
    [InlineData(".*", "SenderId")]
    [InlineData("tenant", "AWSTraceHeader")]
    public async Task The_attributes_that_the_service_asks_for_are_asked_for_and_its_request_is_not_changed(string attribute, string systemAttribute)
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();
        var request = new ReceiveMessageRequest(host.Aws.QueueUrl) { MessageAttributeNames = [attribute], MessageSystemAttributeNames = [systemAttribute] };

        await sqs.ReceiveMessageAsync(request);

        Assert.Equal([attribute], request.MessageAttributeNames);
        Assert.Equal([systemAttribute], request.MessageSystemAttributeNames);
        var body = JsonNode.Parse(Assert.Single(host.Aws.Requests).Body)!;
        Assert.Contains(attribute, body["MessageAttributeNames"]!.AsArray().Select(static n => n!.GetValue<string>()));
        Assert.Contains(systemAttribute, body["MessageSystemAttributeNames"]!.AsArray().Select(static n => n!.GetValue<string>()));
    }
}
