namespace StandardObservability.Conventions.Tracing;

/// <summary>Limits of messages in Amazon SQS.</summary>
/// <remarks>Source: Amazon SQS Developer Guide, "Message metadata" and "Message quotas".</remarks>
internal static class SqsLimits
{
    /// <summary>Maximum number of attributes of one message, not counting system attributes.</summary>
    public const int MessageAttributes = 10;

    /// <summary>Largest message, and largest batch, that every queue and topic accepts by default: body and attributes.</summary>
    public const int MessageBytes = 256 * 1024;
}
