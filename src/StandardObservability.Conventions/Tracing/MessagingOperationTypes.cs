namespace StandardObservability.Conventions.Tracing;

/// <summary>Values of <see cref="AttributeNames.MessagingOperationType"/>.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions 1.40, messaging.</remarks>
internal static class MessagingOperationTypes
{
    /// <summary>Sends messages to the messaging system.</summary>
    public const string Send = "send";

    /// <summary>Receives messages from the messaging system.</summary>
    public const string Receive = "receive";

    /// <summary>Processes messages.</summary>
    public const string Process = "process";
}
