namespace StandardObservability.Aws.Tests.Models;

/// <summary>As the client of Bedrock Runtime has it.</summary>
internal sealed class GuardrailConfiguration
{
    public string? GuardrailIdentifier { get; set; }
}
