using Amazon.Runtime;

namespace StandardObservability.Aws.Tests.Models;

/// <summary>The members that requests of Step Functions, Kinesis, SNS, Secrets Manager and Bedrock's agents have.</summary>
public sealed class ResourceRequest : AmazonWebServiceRequest
{
    public string? StateMachineArn { get; set; }

    public string? ActivityArn { get; set; }

    public string? StreamName { get; set; }

    public string? StreamARN { get; set; }

    public string? ConsumerARN { get; set; }

    public string? ExecutionArn { get; set; }

    public string? MapRunArn { get; set; }

    public string? QueueName { get; set; }

    public string? TableArn { get; set; }

    public string? TargetArn { get; set; }

    public string? SecretId { get; set; }

    public string? SecretString { get; set; }

    public string? KnowledgeBaseId { get; set; }

    public string? GuardrailIdentifier { get; set; }

    public string? Input { get; set; }
}
