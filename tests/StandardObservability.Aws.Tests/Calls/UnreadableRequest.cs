using Amazon.Runtime;

namespace StandardObservability.Aws.Tests.Calls;

/// <summary>A request whose members fail the test when they are read.</summary>
public sealed class UnreadableRequest : AmazonWebServiceRequest
{
    public string BucketName => throw new InvalidOperationException("The bucket was read.");
}
