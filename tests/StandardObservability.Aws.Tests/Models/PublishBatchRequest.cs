using Amazon.Runtime;

namespace StandardObservability.Aws.Tests.Models;

/// <summary>As the client of SNS has it.</summary>
internal sealed class PublishBatchRequest : AmazonWebServiceRequest
{
    public string? TopicArn { get; set; }

    public List<PublishBatchRequestEntry>? PublishBatchRequestEntries { get; set; }
}
