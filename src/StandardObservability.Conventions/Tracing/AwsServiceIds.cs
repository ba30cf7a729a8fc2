namespace StandardObservability.Conventions.Tracing;

/// <summary>Ids of AWS services, as their service models and the AWS SDK write them.</summary>
internal static class AwsServiceIds
{
    public const string Sqs = "SQS";
    public const string Sns = "SNS";
    public const string S3 = "S3";
    public const string DynamoDb = "DynamoDB";
    public const string Lambda = "Lambda";
    public const string Kinesis = "Kinesis";
    public const string StepFunctions = "SFN";
    public const string SecretsManager = "Secrets Manager";
    public const string EventBridge = "EventBridge";
    public const string Bedrock = "Bedrock";
    public const string BedrockRuntime = "Bedrock Runtime";
    public const string BedrockAgent = "Bedrock Agent";
    public const string BedrockAgentRuntime = "Bedrock Agent Runtime";
}
