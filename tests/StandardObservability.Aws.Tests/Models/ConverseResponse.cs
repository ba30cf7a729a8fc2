using Amazon.Runtime;

namespace StandardObservability.Aws.Tests.Models;

/// <summary>As the client of Bedrock Runtime has it.</summary>
internal sealed class ConverseResponse : AmazonWebServiceResponse
{
    public StopReason? StopReason { get; set; }

    public TokenUsage? Usage { get; set; }
}
