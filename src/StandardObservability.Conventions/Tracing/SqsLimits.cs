namespace StandardObservability.Conventions.Tracing;

/// <summary>Limits of messages in Amazon SQS.</summary>
/// <remarks>Source: Amazon SQS Developer Guide, "Message metadata" and "Message quotas".</remarks>
internal static class SqsLimits
{
    /// <summary>Maximum number of attributes of one message, not counting system attributes.</summary>
    public const int MessageAttributes = 10;
}
