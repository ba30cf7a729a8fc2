using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Conventions.Tracing.Calls;

namespace StandardObservability.Aws.Parameters;

/// <summary>The members of requests and responses that become attributes, by service.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions 1.44, "AWS SDK client spans" and the pages of the services.</remarks>
internal static class ParameterTable
{
    private static readonly Parameter[] KnowledgeBase = [new("KnowledgeBaseId", AwsSdkAttributeNames.BedrockKnowledgeBaseId)];

    public static IReadOnlyDictionary<string, Parameter[]> Requests { get; } = new Dictionary<string, Parameter[]>
    {
        [AwsServiceIds.Sqs] =
        [
            new("QueueUrl", AwsSdkAttributeNames.SqsQueueUrl),
            new("QueueUrl", AwsSdkAttributeNames.QueueUrl),
            new("QueueName", AttributeNames.MessagingDestinationName),
            new("QueueUrl", AttributeNames.MessagingDestinationName, ParameterValue.Destination),
            new("Entries", AttributeNames.MessagingBatchMessageCount, ParameterValue.Count),
        ],
        [AwsServiceIds.Sns] =
        [
            new("TargetArn", AwsSdkAttributeNames.SnsTopicArn, ParameterValue.Topic),
            new("TopicArn", AwsSdkAttributeNames.SnsTopicArn),
            new("TargetArn", AttributeNames.MessagingDestinationName, ParameterValue.TopicName),
            new("TopicArn", AttributeNames.MessagingDestinationName, ParameterValue.Destination),
            new("PublishBatchRequestEntries", AttributeNames.MessagingBatchMessageCount, ParameterValue.Count),
        ],
        [AwsServiceIds.S3] =
        [
            new("BucketName", AwsSdkAttributeNames.S3Bucket),
            new("DestinationBucket", AwsSdkAttributeNames.S3Bucket),
            new("Key", AwsSdkAttributeNames.S3Key),
            new("DestinationKey", AwsSdkAttributeNames.S3Key),
            new("UploadId", AwsSdkAttributeNames.S3UploadId),
            new("PartNumber", AwsSdkAttributeNames.S3PartNumber),
        ],
        [AwsServiceIds.DynamoDb] =
        [
            new("GlobalTableName", AwsSdkAttributeNames.DynamoDbTableNames, ParameterValue.Table),
            new("TableArn", AwsSdkAttributeNames.DynamoDbTableNames, ParameterValue.Table),
            new("TableName", AwsSdkAttributeNames.DynamoDbTableNames, ParameterValue.Table),
            new("RequestItems", AwsSdkAttributeNames.DynamoDbTableNames, ParameterValue.TableKeys),
            new("TransactItems", AwsSdkAttributeNames.DynamoDbTableNames, ParameterValue.TransactionTables),
            new("IndexName", AwsSdkAttributeNames.DynamoDbIndexName),
        ],
        [AwsServiceIds.Kinesis] =
        [
            new("ConsumerARN", AwsSdkAttributeNames.KinesisStreamName, ParameterValue.Stream),
            new("StreamARN", AwsSdkAttributeNames.KinesisStreamName, ParameterValue.Stream),
            new("StreamName", AwsSdkAttributeNames.KinesisStreamName),
        ],
        [AwsServiceIds.Lambda] =
        [
            new("FunctionName", AwsSdkAttributeNames.InvokedName, ParameterValue.Function),
            new("UUID", AwsSdkAttributeNames.LambdaResourceMappingId),
        ],
        [AwsServiceIds.StepFunctions] =
        [
            new("MapRunArn", AwsSdkAttributeNames.StateMachineArn, ParameterValue.StateMachine),
            new("ExecutionArn", AwsSdkAttributeNames.StateMachineArn, ParameterValue.StateMachine),
            new("StateMachineArn", AwsSdkAttributeNames.StateMachineArn),
            new("ActivityArn", AwsSdkAttributeNames.ActivityArn),
        ],
        [AwsServiceIds.SecretsManager] = [new("SecretId", AwsSdkAttributeNames.SecretArn, ParameterValue.Arn)],
        [AwsServiceIds.Bedrock] = [new("GuardrailIdentifier", AwsSdkAttributeNames.BedrockGuardrailId)],
        [AwsServiceIds.BedrockAgent] = KnowledgeBase,
        [AwsServiceIds.BedrockAgentRuntime] = KnowledgeBase,
        [AwsServiceIds.BedrockRuntime] =
        [
            new("ModelId", AwsSdkAttributeNames.GenAiRequestModel),
            new("GuardrailIdentifier", AwsSdkAttributeNames.BedrockGuardrailId),
            new("GuardrailConfig.GuardrailIdentifier", AwsSdkAttributeNames.BedrockGuardrailId),
        ],
    };

    public static IReadOnlyDictionary<string, Parameter[]> Responses { get; } = new Dictionary<string, Parameter[]>
    {
        [AwsServiceIds.Sqs] =
        [
            new("QueueUrl", AwsSdkAttributeNames.SqsQueueUrl),
            new("QueueUrl", AwsSdkAttributeNames.QueueUrl),
            new("MessageId", AttributeNames.MessagingMessageId),
            new("Messages", AttributeNames.MessagingBatchMessageCount, ParameterValue.Count),
        ],
        [AwsServiceIds.Sns] =
        [
            new("TopicArn", AwsSdkAttributeNames.SnsTopicArn),
            new("MessageId", AttributeNames.MessagingMessageId),
        ],
        [AwsServiceIds.Lambda] = [new("UUID", AwsSdkAttributeNames.LambdaResourceMappingId)],
        [AwsServiceIds.StepFunctions] =
        [
            new("StateMachineArn", AwsSdkAttributeNames.StateMachineArn),
            new("ActivityArn", AwsSdkAttributeNames.ActivityArn),
        ],
        [AwsServiceIds.SecretsManager] = [new("ARN", AwsSdkAttributeNames.SecretArn)],
        [AwsServiceIds.BedrockRuntime] =
        [
            new("Usage.InputTokens", AwsSdkAttributeNames.GenAiInputTokens),
            new("Usage.OutputTokens", AwsSdkAttributeNames.GenAiOutputTokens),
            new("StopReason", AwsSdkAttributeNames.GenAiFinishReasons, ParameterValue.Array),
        ],
    };
}
