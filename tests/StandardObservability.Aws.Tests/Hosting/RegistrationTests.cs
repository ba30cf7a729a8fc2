using Amazon.SQS;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace StandardObservability.Aws.Tests.Hosting;

/// <summary>Every order of registration, and what a service without the package gets.</summary>
public sealed class RegistrationTests
{
    private const int Missing = 106;

    [Theory]
    [InlineData("alone")]
    [InlineData("twice")]
    [InlineData("after")]
    [InlineData("before")]
    [InlineData("services")]
    public async Task Every_order_of_registration_gives_one_span(string order)
    {
        await using var host = await AwsHost.StartAsync(register: b => Register(b, order));
        using var sqs = host.CreateSqs();

        await sqs.SendMessageAsync(host.Aws.QueueUrl, "a");

        Assert.Single(host.Spans);
        Assert.DoesNotContain(await host.ReportedAsync(), static e => e.Id == Missing);
    }

    [Fact]
    public async Task A_client_that_was_created_before_the_host_started_is_traced()
    {
        AmazonSQSClient? sqs = null;
        await using var host = await AwsHost.StartAsync(register: b =>
        {
            b.AddStandardAws();
            sqs = new AmazonSQSClient("key", "secret", new AmazonSQSConfig { ServiceURL = "http://127.0.0.1:1", MaxErrorRetry = 0 });
        });
        using (sqs)
        {
            await Assert.ThrowsAnyAsync<Exception>(() => sqs!.ListQueuesAsync(string.Empty));
        }

        Assert.Equal("SQS.ListQueues", Assert.Single(host.Calls).DisplayName);
    }

    [Fact]
    public async Task Without_the_registration_the_start_report_names_the_package()
    {
        await using var host = await AwsHost.StartAsync(register: static b =>
        {
            b.AddStandardObservability();
            b.Services.AddSingleton<IAmazonSQS>(static _ => new AmazonSQSClient());
        });

        var hint = Assert.Single(await host.ReportedAsync(), static e => e.Id == Missing).Line;
        Assert.Equal("Information", hint.GetProperty("level").GetString());
        Assert.Contains("Add the package StandardObservability.Aws and call AddStandardAws() on the builder.", hint.GetProperty("message").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Observability:Traces:Instrumentations:AwsSdk", "false")]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    public async Task A_host_that_collects_no_calls_leaves_requests_and_messages_unchanged(string setting, string value)
    {
        await using var host = await AwsHost.StartAsync(new Dictionary<string, string?> { [setting] = value, ["Observability:Metrics:Instrumentations:AwsSdk"] = "false" });
        using var sqs = host.CreateSqs();
        using var request = host.Source.StartActivity("request");

        await sqs.SendMessageAsync(host.Aws.QueueUrl, "a");
        await sqs.ReceiveMessageAsync(host.Aws.QueueUrl);

        Assert.Empty(host.Calls);
        var sent = Assert.Single(host.Aws.Sqs.Sent);
        Assert.Equal((0, 0), (sent.Attributes.Count, sent.SystemAttributes.Count));
        Assert.DoesNotContain("AWSTraceHeader", host.Aws.Requests.Last().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_hosts_in_one_process_get_one_span_each_for_a_call()
    {
        await using var first = await AwsHost.StartAsync();
        await using var second = await AwsHost.StartAsync();
        using var sqs = first.CreateSqs();

        await sqs.SendMessageAsync(first.Aws.QueueUrl, "a");

        Assert.Single(first.Spans);
        Assert.Equal(first.Spans[0].Id, Assert.Single(second.Spans).Id);
        Assert.Equal(1, Assert.Single(first.Aws.Sqs.Sent).Attributes.Count(static a => a.Key == "traceparent"));
    }

    private static void Register(HostApplicationBuilder builder, string order)
    {
        switch (order)
        {
            case "alone": builder.AddStandardAws(); break;
            case "twice": builder.AddStandardAws().AddStandardAws(); break;
            case "after": builder.AddStandardObservability().AddStandardAws(); break;
            case "before": builder.AddStandardAws().AddStandardObservability(); break;
            default: builder.Services.AddStandardAws(builder.Configuration, builder.Environment); break;
        }
    }
}
