using Amazon.Runtime;

namespace StandardObservability.Aws.Tests.Models;

/// <summary>The members with which responses of SQS, SNS, Lambda and Step Functions name a resource.</summary>
public sealed class ResourceResponse : AmazonWebServiceResponse
{
    public string? QueueUrl { get; set; }

    public string? TopicArn { get; set; }

    public string? UUID { get; set; }

    public string? StateMachineArn { get; set; }

    public string? ActivityArn { get; set; }
}
