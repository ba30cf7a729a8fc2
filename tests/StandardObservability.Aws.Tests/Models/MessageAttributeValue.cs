namespace StandardObservability.Aws.Tests.Models;

/// <summary>As the client of SNS has it.</summary>
internal sealed class MessageAttributeValue
{
    public string? DataType { get; set; }

    public string? StringValue { get; set; }

    public MemoryStream? BinaryValue { get; set; }
}
