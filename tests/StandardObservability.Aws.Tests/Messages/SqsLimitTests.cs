using Amazon.SQS.Model;
using Xunit;

namespace StandardObservability.Aws.Tests.Messages;

/// <summary>Sent messages keep the limits of SQS and the attributes of the application.</summary>
public sealed class SqsLimitTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(9, true)]
    [InlineData(10, false)]
    public async Task A_message_has_at_most_10_attributes_and_always_the_header_of_XRay(int own, bool hasTraceParent)
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();
        var request = new SendMessageRequest(host.Aws.QueueUrl, "a") { MessageAttributes = Attributes(own) };

        await sqs.SendMessageAsync(request);

        var (sent, call) = (Assert.Single(host.Aws.Sqs.Sent), Assert.Single(host.Calls));
        Assert.Equal(hasTraceParent ? call.Id : null, sent.TraceParent);
        Assert.Contains($"Parent={call.SpanId}", sent.TraceHeader, StringComparison.Ordinal);
        Assert.Equal(own, request.MessageAttributes.Count);
        Assert.All(Attributes(own).Keys, name => Assert.Equal("x", sent.Attribute(name)));
    }

    [Theory]
    [InlineData(256 * 1024)]
    [InlineData((256 * 1024) - 10)]
    public async Task A_message_that_would_become_too_long_has_only_the_header_of_XRay(int length)
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();

        await sqs.SendMessageAsync(host.Aws.QueueUrl, new string('a', length));

        var sent = Assert.Single(host.Aws.Sqs.Sent);
        Assert.Null(sent.TraceParent);
        Assert.NotNull(sent.TraceHeader);
    }

    [Fact]
    public async Task A_batch_has_one_limit_for_all_its_messages()
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();
        var entries = Enumerable.Range(0, 10).Select(static i => new SendMessageBatchRequestEntry($"{i}", new string('é', (128 * 102) + 34))).ToList();

        await sqs.SendMessageBatchAsync(host.Aws.QueueUrl, entries);

        Assert.Equal(10, host.Aws.Sqs.Sent.Count);
        Assert.InRange(host.Aws.Sqs.Sent.Sum(static m => m.Size), 1, 256 * 1024);
        Assert.InRange(host.Aws.Sqs.Sent.Count(static m => m.TraceParent is not null), 1, 9);
        Assert.All(host.Aws.Sqs.Sent, static m => Assert.NotNull(m.TraceHeader));
        Assert.All(entries, static e => Assert.Equal((null, null), (e.MessageAttributes, e.MessageSystemAttributes)));
        Assert.Equal(10, Assert.Single(host.Calls).GetTagItem("messaging.batch.message_count"));
    }

    [Theory]
    [InlineData("traceparent", "00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01")]
    [InlineData("tracestate", "a=1")]
    public async Task The_context_that_the_application_has_written_is_kept(string name, string value)
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();
        var request = new SendMessageRequest(host.Aws.QueueUrl, "a")
        {
            MessageAttributes = new() { [name] = new MessageAttributeValue { DataType = "String", StringValue = value } },
        };

        await sqs.SendMessageAsync(request);

        var sent = Assert.Single(host.Aws.Sqs.Sent);
        Assert.Equal((1, value, null), (sent.Attributes.Count, sent.Attribute(name), sent.TraceHeader));
    }

    [Fact]
    public async Task The_header_that_the_application_has_written_is_kept()
    {
        const string Header = "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1";
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();

        await sqs.SendMessageAsync(new SendMessageRequest(host.Aws.QueueUrl, "a")
        {
            MessageSystemAttributes = new() { ["AWSTraceHeader"] = new MessageSystemAttributeValue { DataType = "String", StringValue = Header } },
        });

        var sent = Assert.Single(host.Aws.Sqs.Sent);
        Assert.Equal((Header, null), (sent.TraceHeader, sent.TraceParent));
    }

    [Fact]
    public async Task An_error_of_the_limits_reaches_the_application_unchanged()
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();
        var entries = Enumerable.Range(0, 11).Select(static i => new SendMessageBatchRequestEntry($"{i}", "a")).ToList();

        await Assert.ThrowsAsync<TooManyEntriesInBatchRequestException>(() => sqs.SendMessageBatchAsync(host.Aws.QueueUrl, entries));

        Assert.Equal("TooManyEntriesInBatchRequest", Assert.Single(host.Calls).GetTagItem("error.type"));
    }

    private static Dictionary<string, MessageAttributeValue> Attributes(int count)
        => Enumerable.Range(0, count).ToDictionary(static i => $"own{i}", static _ => new MessageAttributeValue { DataType = "String", StringValue = "x" });
}
