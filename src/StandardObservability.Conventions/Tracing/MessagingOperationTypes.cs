namespace StandardObservability.Conventions.Tracing;

/// <summary>Values of <see cref="AttributeNames.MessagingOperationType"/>.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions 1.40, messaging.</remarks>
public static class MessagingOperationTypes
{
    /// <summary>One or more messages are handed to the messaging system.</summary>
    public const string Send = "send";

    /// <summary>One or more messages are worked on.</summary>
    public const string Process = "process";
}
