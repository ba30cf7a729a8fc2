using System.Diagnostics;
using Amazon.Runtime;
using StandardObservability.Aws.Tests.Models;
using Xunit;

namespace StandardObservability.Aws.Tests.Parameters;

/// <summary>Attributes of services whose client packages are not referenced: models with the members that their clients have.</summary>
public sealed class ServiceParameterTests
{
    private const string States = "arn:aws:states:eu-central-1:123456789012:";
    private const string Machine = States + "stateMachine:orders";
    private const string Queue = "https://sqs.eu-central-1.amazonaws.com/1/orders";
    private const string Secret = "arn:aws:secretsmanager:eu-central-1:123456789012:secret:db-AbCdEf";

    public static TheoryData<string, ResourceRequest, string, string?> Resources => new()
    {
        { "SFN", new() { StateMachineArn = Machine, Input = "payload" }, "aws.step_functions.state_machine.arn", Machine },
        { "SFN", new() { ActivityArn = "arn:a" }, "aws.step_functions.activity.arn", "arn:a" },
        { "Kinesis", new() { StreamName = "clicks" }, "aws.kinesis.stream_name", "clicks" },
        { "Kinesis", new() { StreamARN = "arn:aws:kinesis:eu-central-1:123456789012:stream/clicks" }, "aws.kinesis.stream_name", "clicks" },
        { "Kinesis", new() { ConsumerARN = "arn:aws:kinesis:eu-central-1:123456789012:stream/clicks/consumer/app:1" }, "aws.kinesis.stream_name", "clicks" },
        { "SFN", new() { ExecutionArn = States + "execution:orders:run-1" }, "aws.step_functions.state_machine.arn", Machine },
        { "SFN", new() { ExecutionArn = States + "execution:orders/each:run-1" }, "aws.step_functions.state_machine.arn", Machine },
        { "SFN", new() { ExecutionArn = States + "express:orders:run-1:7a" }, "aws.step_functions.state_machine.arn", Machine },
        { "SFN", new() { MapRunArn = States + "mapRun:orders/each:7a" }, "aws.step_functions.state_machine.arn", Machine },
        { "SFN", new() { ExecutionArn = "payload" }, "aws.step_functions.state_machine.arn", null },
        { "SFN", new() { ExecutionArn = States + "execution:other:run-1", StateMachineArn = Machine }, "aws.step_functions.state_machine.arn", Machine },
        { "SQS", new() { QueueName = "orders" }, "messaging.destination.name", "orders" },
        { "SNS", new() { TargetArn = "arn:aws:sns:eu-central-1:123456789012:orders" }, "messaging.destination.name", "orders" },
        { "SNS", new() { TargetArn = "arn:aws:sns:eu-central-1:123456789012:endpoint/APNS/app/device" }, "messaging.destination.name", null },
        { "SNS", new() { TargetArn = "arn:aws:sns:eu-central-1:123456789012:orders" }, "aws.sns.topic.arn", "arn:aws:sns:eu-central-1:123456789012:orders" },
        { "SNS", new() { TargetArn = "arn:aws:sns:eu-central-1:123456789012:endpoint/APNS/app/device" }, "aws.sns.topic.arn", null },
        { "Secrets Manager", new() { SecretId = Secret, SecretString = "payload" }, "aws.secretsmanager.secret.arn", Secret },
        { "Secrets Manager", new() { SecretId = "db" }, "aws.secretsmanager.secret.arn", null },
        { "Bedrock Agent Runtime", new() { KnowledgeBaseId = "KB1" }, "aws.bedrock.knowledge_base.id", "KB1" },
        { "Bedrock", new() { GuardrailIdentifier = "g1" }, "aws.bedrock.guardrail.id", "g1" },
        { "Unknown Service", new() { StreamName = "clicks" }, "aws.kinesis.stream_name", null },
    };

    [Theory]
    [MemberData(nameof(Resources), DisableDiscoveryEnumeration = true)]
    public async Task A_resource_is_named_and_payload_is_not_read(string service, ResourceRequest request, string attribute, string? value)
    {
        var span = await CallAsync(service, request);

        Assert.Equal((service, value), (span.GetTagItem("rpc.service"), span.GetTagItem(attribute)));
        Assert.DoesNotContain(span.TagObjects, static t => t.Value is string text && text.Contains("payload", StringComparison.Ordinal));
    }

    public static TheoryData<string, ResourceResponse, string, string> Created => new()
    {
        { "SQS", new() { QueueUrl = Queue }, "aws.sqs.queue.url", Queue },
        { "SNS", new() { TopicArn = "arn:aws:sns:eu-central-1:1:orders" }, "aws.sns.topic.arn", "arn:aws:sns:eu-central-1:1:orders" },
        { "Lambda", new() { UUID = "7a" }, "aws.lambda.resource_mapping.id", "7a" },
        { "SFN", new() { StateMachineArn = Machine }, "aws.step_functions.state_machine.arn", Machine },
        { "SFN", new() { ActivityArn = "arn:a" }, "aws.step_functions.activity.arn", "arn:a" },
    };

    [Theory]
    [MemberData(nameof(Created), DisableDiscoveryEnumeration = true)]
    public async Task A_resource_that_only_the_response_names_is_on_the_span(string service, ResourceResponse response, string attribute, string value)
        => Assert.Equal(value, (await CallAsync(service, new ResourceRequest(), response)).GetTagItem(attribute));

    [Fact]
    public async Task A_table_that_a_request_names_by_its_ARN_has_its_name()
    {
        var span = await CallAsync("DynamoDB", new ResourceRequest { TableArn = "arn:aws:dynamodb:eu-central-1:123456789012:table/orders" });

        Assert.Equal(["orders"], (string[])span.GetTagItem("aws.dynamodb.table_names")!);
    }

    [Theory]
    [InlineData("price", "price")]
    [InlineData("price:live", "price")]
    [InlineData("arn:aws:lambda:eu-central-1:123456789012:function:price:3", "price")]
    [InlineData("123456789012:function:price", "price")]
    public async Task An_invoked_function_is_named_without_account_and_version(string function, string name)
    {
        var span = await CallAsync("Lambda", new InvokeRequest { FunctionName = function, Payload = "payload" });

        Assert.Equal((name, "aws", "eu-central-1"), (span.GetTagItem("faas.invoked_name"), span.GetTagItem("faas.invoked_provider"), span.GetTagItem("faas.invoked_region")));
    }

    [Fact]
    public async Task A_model_has_its_tokens_and_not_its_prompt()
    {
        var span = await CallAsync(
            "Bedrock Runtime",
            new ConverseRequest { ModelId = "anthropic.claude", Messages = "payload", GuardrailConfig = new() { GuardrailIdentifier = "g1" } },
            new ConverseResponse { StopReason = new StopReason("end_turn"), Usage = new TokenUsage { InputTokens = 12, OutputTokens = 34 } });

        Assert.Equal(("aws.bedrock", "chat", "anthropic.claude"), (span.GetTagItem("gen_ai.provider.name"), span.GetTagItem("gen_ai.operation.name"), span.GetTagItem("gen_ai.request.model")));
        Assert.Equal("g1", span.GetTagItem("aws.bedrock.guardrail.id"));
        Assert.Equal((12, 34), (span.GetTagItem("gen_ai.usage.input_tokens"), span.GetTagItem("gen_ai.usage.output_tokens")));
        Assert.Equal(["end_turn"], (string[])span.GetTagItem("gen_ai.response.finish_reasons")!);
        Assert.DoesNotContain(span.TagObjects, static t => t.Value is string text && text.Contains("payload", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_member_that_throws_leaves_the_call_alone()
    {
        await using var host = await AwsHost.StartAsync();

        await new PipelineCall("S3", new Calls.UnreadableRequest(), new AmazonWebServiceResponse()).InvokeAsync();

        Assert.Equal("S3.Unreadable", Assert.Single(host.Calls).DisplayName);
    }

    private static async Task<Activity> CallAsync(string service, AmazonWebServiceRequest request, AmazonWebServiceResponse? response = null)
    {
        await using var host = await AwsHost.StartAsync();
        await new PipelineCall(service, request, response ?? new AmazonWebServiceResponse()).InvokeAsync();
        return Assert.Single(host.Calls);
    }
}
