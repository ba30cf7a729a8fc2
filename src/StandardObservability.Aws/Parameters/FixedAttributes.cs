using Amazon.Runtime;
using StandardObservability.Aws.Calls;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Conventions.Tracing.Calls;

namespace StandardObservability.Aws.Parameters;

/// <summary>The attributes that follow from service and operation alone.</summary>
internal static class FixedAttributes
{
    private const string DynamoDb = "aws.dynamodb";
    private const string Bedrock = "aws.bedrock";
    private const string Chat = "chat";
    private const string GenerateContent = "generate_content";
    private const string Aws = "aws";

    public static IEnumerable<(string Attribute, object? Value)> Of(CallName name, IRequestContext request) => name.Service switch
    {
        AwsServiceIds.Sqs => Messaging(MessagingSystemNames.AwsSqs, name.Operation),
        AwsServiceIds.Sns => Messaging(MessagingSystemNames.AwsSns, name.Operation),
        AwsServiceIds.DynamoDb => [(DatabaseAttributeNames.SystemName, DynamoDb)],
        AwsServiceIds.Lambda when name.Operation.StartsWith("Invoke", StringComparison.Ordinal) =>
        [
            (AwsSdkAttributeNames.InvokedProvider, Aws),
            (AwsSdkAttributeNames.InvokedRegion, CallDescription.RegionOf(request)),
        ],
        AwsServiceIds.BedrockRuntime =>
        [
            (AwsSdkAttributeNames.GenAiProviderName, Bedrock),
            (AwsSdkAttributeNames.GenAiOperationName, name.Operation.StartsWith("Converse", StringComparison.Ordinal) ? Chat : GenerateContent),
        ],
        _ => [],
    };

    private static IEnumerable<(string Attribute, object? Value)> Messaging(string system, string operation)
    {
        var type = operation switch
        {
            "SendMessage" or "SendMessageBatch" or "Publish" or "PublishBatch" => MessagingOperationTypes.Send,
            "ReceiveMessage" => MessagingOperationTypes.Receive,
            _ => null,
        };
        yield return (AttributeNames.MessagingSystem, system);
        if (type is not null)
        {
            yield return (AttributeNames.MessagingOperationName, operation);
            yield return (AttributeNames.MessagingOperationType, type);
        }
    }
}
