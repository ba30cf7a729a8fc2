namespace StandardObservability.Aws.Tests.Models;

/// <summary>As the client of SNS has it.</summary>
internal sealed class PublishBatchRequestEntry
{
    public string? Message { get; set; }

    public Dictionary<string, MessageAttributeValue>? MessageAttributes { get; set; }
}
