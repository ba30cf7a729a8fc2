namespace StandardObservability.Conventions.Tracing;

/// <summary>Values of <see cref="AttributeNames.MessagingSystem"/>.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions 1.40, messaging. Other systems have other values, for example <c>kafka</c>.</remarks>
public static class MessagingSystemNames
{
    /// <summary>Amazon Simple Queue Service.</summary>
    public const string AwsSqs = "aws_sqs";

    /// <summary>Amazon Simple Notification Service.</summary>
    public const string AwsSns = "aws.sns";
}
