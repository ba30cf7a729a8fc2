namespace StandardObservability.Conventions.Tracing;

/// <summary>Limits of messages in Amazon SQS.</summary>
/// <remarks>Source: Amazon SQS Developer Guide, "Message metadata" and "Message quotas".</remarks>
public static class SqsLimits
{
    /// <summary>Most attributes of one message. System attributes do not count.</summary>
    public const int MessageAttributes = 10;
}
