using Amazon.Runtime;

namespace StandardObservability.Aws.Tests.Models;

/// <summary>As the client of Lambda has it.</summary>
internal sealed class InvokeRequest : AmazonWebServiceRequest
{
    public string? FunctionName { get; set; }

    public string? Payload { get; set; }
}
