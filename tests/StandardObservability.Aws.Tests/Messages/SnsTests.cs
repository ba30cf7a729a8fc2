using StandardObservability.Aws.Tests.Models;
using Xunit;

namespace StandardObservability.Aws.Tests.Messages;

/// <summary>Messages to topics of SNS, through the handlers: its client package is not referenced.</summary>
public sealed class SnsTests
{
    private const string Topic = "arn:aws:sns:eu-central-1:123456789012:orders";

    [Theory]
    [InlineData(0, true)]
    [InlineData(10, false)]
    public async Task A_message_to_a_topic_carries_the_context_within_the_limit_of_SQS(int own, bool hasContext)
    {
        await using var host = await AwsHost.StartAsync();
        var attributes = Enumerable.Range(0, own).ToDictionary(static i => $"own{i}", static _ => new MessageAttributeValue { DataType = "String", StringValue = "x" });
        var request = new PublishRequest { TopicArn = Topic, Message = "a", MessageAttributes = attributes };
        var call = new PipelineCall("SNS", request);

        await call.InvokeAsync();

        var sent = (PublishRequest)call.Context.RequestContext.OriginalRequest;
        var span = Assert.Single(host.Calls);
        Assert.Equal(hasContext ? span.Id : null, sent.MessageAttributes!.GetValueOrDefault("traceparent")?.StringValue);
        Assert.Equal(own, request.MessageAttributes!.Count);
        Assert.Equal(("aws.sns", "orders", Topic), (span.GetTagItem("messaging.system"), span.GetTagItem("messaging.destination.name"), span.GetTagItem("aws.sns.topic.arn")));
    }

    [Fact]
    public async Task Each_message_of_a_batch_carries_the_context_and_the_request_is_not_changed()
    {
        await using var host = await AwsHost.StartAsync();
        var request = new PublishBatchRequest { TopicArn = Topic, PublishBatchRequestEntries = [new() { Message = "a" }, new() { Message = "b" }] };
        var call = new PipelineCall("SNS", request);

        await call.InvokeAsync();

        var sent = (PublishBatchRequest)call.Context.RequestContext.OriginalRequest;
        Assert.Equal(["a", "b"], sent.PublishBatchRequestEntries!.Select(static e => e.Message));
        Assert.All(sent.PublishBatchRequestEntries!, e => Assert.Equal(host.Calls[0].Id, e.MessageAttributes!["traceparent"].StringValue));
        Assert.All(request.PublishBatchRequestEntries, static e => Assert.Null(e.MessageAttributes));
        Assert.Equal(2, host.Calls[0].GetTagItem("messaging.batch.message_count"));
    }

    [Theory]
    [InlineData(Topic, true)]
    [InlineData("arn:aws:sns:eu-central-1:123456789012:endpoint/APNS/app/device", false)]
    public async Task A_message_to_a_target_carries_the_context_when_the_target_is_a_topic(string target, bool hasContext)
    {
        await using var host = await AwsHost.StartAsync();
        var call = new PipelineCall("SNS", new PublishRequest { TargetArn = target, Message = "a" });

        await call.InvokeAsync();

        var sent = (PublishRequest)call.Context.RequestContext.OriginalRequest;
        Assert.Equal(hasContext ? Assert.Single(host.Calls).Id : null, sent.MessageAttributes?["traceparent"].StringValue);
    }

    [Fact]
    public async Task A_text_message_to_a_telephone_carries_none()
    {
        await using var host = await AwsHost.StartAsync();
        var request = new PublishRequest { PhoneNumber = "+4915112345678", Message = "a" };
        var call = new PipelineCall("SNS", request);

        await call.InvokeAsync();

        Assert.Same(request, call.Context.RequestContext.OriginalRequest);
        Assert.DoesNotContain(host.Calls[0].TagObjects, static t => t.Value is string text && text.Contains("49151", StringComparison.Ordinal));
    }
}
