namespace StandardObservability.Aws.Tests.Models;

/// <summary>As the client of Bedrock Runtime has it.</summary>
internal sealed class TokenUsage
{
    public int? InputTokens { get; set; }

    public int? OutputTokens { get; set; }
}
