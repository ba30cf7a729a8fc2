using Amazon.Runtime;

namespace StandardObservability.Aws.Tests.Models;

/// <summary>As the client of Bedrock Runtime has it.</summary>
internal sealed class ConverseRequest : AmazonWebServiceRequest
{
    public string? ModelId { get; set; }

    public GuardrailConfiguration? GuardrailConfig { get; set; }

    public string? Messages { get; set; }
}
