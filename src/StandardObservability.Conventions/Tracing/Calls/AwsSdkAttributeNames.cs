namespace StandardObservability.Conventions.Tracing.Calls;

/// <summary>Attributes of spans of AWS SDK calls.</summary>
/// <remarks>
/// Source: OpenTelemetry semantic conventions 1.44, "AWS SDK client spans", RPC, DynamoDB, SQS, SNS, S3, FaaS and generative AI. AWS's
/// collector reads those whose summary mentions X-Ray, see docs/adr/0023.
/// </remarks>
internal static class AwsSdkAttributeNames
{
    /// <summary>Id of the AWS service, for example <c>SQS</c>. X-Ray: name of the node.</summary>
    public const string RpcService = "rpc.service";

    /// <summary>Number of attempts after the first one.</summary>
    public const string ResendCount = "http.request.resend_count";

    /// <summary>X-Ray: message of an attempt that failed.</summary>
    public const string HttpErrorMessage = "aws.http.error_message";

    /// <summary>Id that AWS gave to the request.</summary>
    public const string RequestId = "aws.request_id";

    /// <summary>Second id that S3 gave to the request.</summary>
    public const string ExtendedRequestId = "aws.extended_request_id";

    /// <summary>X-Ray: region.</summary>
    public const string Region = "aws.region";

    /// <summary>X-Ray: URL of the queue.</summary>
    public const string QueueUrl = "aws.queue_url";

    /// <summary>URL of the queue.</summary>
    public const string SqsQueueUrl = "aws.sqs.queue.url";

    /// <summary>ARN of the topic.</summary>
    public const string SnsTopicArn = "aws.sns.topic.arn";

    /// <summary>Names of the tables. X-Ray: table.</summary>
    public const string DynamoDbTableNames = "aws.dynamodb.table_names";

    /// <summary>Name of the index.</summary>
    public const string DynamoDbIndexName = "aws.dynamodb.index_name";

    /// <summary>Name of the bucket.</summary>
    public const string S3Bucket = "aws.s3.bucket";

    /// <summary>Key of the object.</summary>
    public const string S3Key = "aws.s3.key";

    /// <summary>Id of a multipart upload.</summary>
    public const string S3UploadId = "aws.s3.upload_id";

    /// <summary>Number of the part of a multipart upload.</summary>
    public const string S3PartNumber = "aws.s3.part_number";

    /// <summary>Name of the stream.</summary>
    public const string KinesisStreamName = "aws.kinesis.stream_name";

    /// <summary>Id of an event source mapping.</summary>
    public const string LambdaResourceMappingId = "aws.lambda.resource_mapping.id";

    /// <summary>ARN of the state machine.</summary>
    public const string StateMachineArn = "aws.step_functions.state_machine.arn";

    /// <summary>ARN of the activity of a state machine.</summary>
    public const string ActivityArn = "aws.step_functions.activity.arn";

    /// <summary>ARN of the secret.</summary>
    public const string SecretArn = "aws.secretsmanager.secret.arn";

    /// <summary>Id of the guardrail.</summary>
    public const string BedrockGuardrailId = "aws.bedrock.guardrail.id";

    /// <summary>Id of the knowledge base.</summary>
    public const string BedrockKnowledgeBaseId = "aws.bedrock.knowledge_base.id";

    /// <summary>Name of the invoked function.</summary>
    public const string InvokedName = "faas.invoked_name";

    /// <summary>Cloud provider of the invoked function.</summary>
    public const string InvokedProvider = "faas.invoked_provider";

    /// <summary>Region of the invoked function.</summary>
    public const string InvokedRegion = "faas.invoked_region";

    /// <summary>Provider of the model.</summary>
    public const string GenAiProviderName = "gen_ai.provider.name";

    /// <summary>Operation of the model.</summary>
    public const string GenAiOperationName = "gen_ai.operation.name";

    /// <summary>Id of the model.</summary>
    public const string GenAiRequestModel = "gen_ai.request.model";

    /// <summary>Reasons why the model stopped.</summary>
    public const string GenAiFinishReasons = "gen_ai.response.finish_reasons";

    /// <summary>Number of tokens in the prompt.</summary>
    public const string GenAiInputTokens = "gen_ai.usage.input_tokens";

    /// <summary>Number of tokens in the answer.</summary>
    public const string GenAiOutputTokens = "gen_ai.usage.output_tokens";
}
