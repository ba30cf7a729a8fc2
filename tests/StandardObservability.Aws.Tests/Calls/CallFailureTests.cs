using System.Diagnostics;
using Amazon.Runtime;
using Amazon.SQS.Model;
using Xunit;

namespace StandardObservability.Aws.Tests.Calls;

/// <summary>Calls that fail, are repeated, or are cancelled.</summary>
public sealed class CallFailureTests
{
    [Fact]
    public async Task A_failed_call_is_an_error_with_the_code_of_AWS_and_one_exception()
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();
        host.Aws.Fail(1, 400, "QueueDoesNotExist");

        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => sqs.SendMessageAsync(host.Aws.QueueUrl, "espresso"));

        var call = Assert.Single(host.Spans);
        Assert.Equal(ActivityStatusCode.Error, call.Status);
        Assert.Equal(("QueueDoesNotExist", "QueueDoesNotExist"), (call.GetTagItem("error.type"), call.GetTagItem("rpc.response.status_code")));
        Assert.Equal((400, "r-1"), (call.GetTagItem("http.response.status_code"), call.GetTagItem("aws.request_id")));
        var exception = Assert.Single(call.Events);
        Assert.Equal("exception", exception.Name);
        Assert.DoesNotContain(exception.Tags, static t => t.Value is string text && text.Contains("hunter2", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(400, "ThrottlingException")]
    [InlineData(503, "ServiceUnavailable")]
    public async Task A_repeated_attempt_is_an_event_of_the_one_span(int status, string code)
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();
        host.Aws.Fail(2, status, code);

        await sqs.SendMessageAsync(host.Aws.QueueUrl, "espresso");

        var call = Assert.Single(host.Spans);
        Assert.Equal((ActivityStatusCode.Unset, 2), (call.Status, call.GetTagItem("http.request.resend_count")));
        Assert.Equal(["HTTP request failure", "HTTP request failure"], call.Events.Select(static e => e.Name));
        Assert.All(call.Events, e => Assert.Equal([code, code, $"{status}"], e.Tags.Select(static t => $"{t.Value}")));
        Assert.Equal(3, host.Aws.Requests.Count);
        Assert.Single(host.Aws.Sqs.Sent);
    }

    [Fact]
    public async Task A_throttled_call_that_gives_up_has_the_repeated_attempts_and_one_exception()
    {
        using var calls = new MeasuredDurations("rpc.client.call.duration");
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();
        host.Aws.Fail(3, 400, "ThrottlingException");

        await Assert.ThrowsAnyAsync<AmazonServiceException>(() => sqs.SendMessageAsync(host.Aws.QueueUrl, "espresso"));

        var call = Assert.Single(host.Spans);
        Assert.Equal(("ThrottlingException", ActivityStatusCode.Error), (call.GetTagItem("error.type"), call.Status));
        Assert.Equal(["HTTP request failure", "HTTP request failure", "exception"], call.Events.Select(static e => e.Name));
        Assert.Equal("ThrottlingException", Assert.Single(calls.All)["error.type"]);
    }

    [Fact]
    public async Task A_call_that_its_caller_cancels_has_not_failed()
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs();
        host.Aws.NeverAnswers = true;
        using var cancellation = new CancellationTokenSource();

        var call = sqs.SendMessageAsync(host.Aws.QueueUrl, "espresso", cancellation.Token);
        await host.Aws.Arrived.Task;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal((ActivityStatusCode.Unset, null), (Assert.Single(host.Spans).Status, host.Spans[0].GetTagItem("error.type")));
    }

    [Fact]
    public async Task A_call_that_times_out_is_an_error()
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs(static c => (c.Timeout, c.MaxErrorRetry) = (TimeSpan.FromMilliseconds(200), 0));
        host.Aws.NeverAnswers = true;

        await Assert.ThrowsAnyAsync<Exception>(() => sqs.SendMessageAsync(host.Aws.QueueUrl, "espresso"));

        Assert.Equal(ActivityStatusCode.Error, Assert.Single(host.Spans).Status);
    }

    [Fact]
    public async Task A_service_that_cannot_be_reached_is_an_error_of_the_connection()
    {
        await using var host = await AwsHost.StartAsync();
        using var sqs = host.CreateSqs(static c => (c.ServiceURL, c.MaxErrorRetry) = ("http://127.0.0.1:1", 0));

        await Assert.ThrowsAnyAsync<Exception>(() => sqs.SendMessageAsync("http://127.0.0.1:1/1/orders", "espresso"));

        var call = Assert.Single(host.Spans);
        Assert.Equal((ActivityStatusCode.Error, "127.0.0.1", null), (call.Status, call.GetTagItem("server.address"), call.GetTagItem("http.response.status_code")));
    }
}
