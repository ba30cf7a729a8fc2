using StandardObservability.Aws.Calls;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Aws.Messages;

/// <summary>Where the request of an operation that sends messages has them.</summary>
/// <param name="Body">Member with the body of a message.</param>
/// <param name="Batch">Member with the messages; <see langword="null"/> when the request is the message.</param>
/// <param name="Required">Member without which nothing can continue the trace: SNS also sends text messages to telephones.</param>
internal sealed record MessageShape(string Body, string? Batch = null, string? Required = null)
{
    private static readonly MessageShape SqsMessage = new("MessageBody");
    private static readonly MessageShape SqsBatch = new("MessageBody", "Entries");
    private static readonly MessageShape SnsMessage = new("Message", Required: "TopicArn");
    private static readonly MessageShape SnsBatch = new("Message", "PublishBatchRequestEntries");

    public static MessageShape? Find(CallName name) => (name.Service, name.Operation) switch
    {
        (AwsServiceIds.Sqs, "SendMessage") => SqsMessage,
        (AwsServiceIds.Sqs, "SendMessageBatch") => SqsBatch,
        (AwsServiceIds.Sns, "Publish") => SnsMessage,
        (AwsServiceIds.Sns, "PublishBatch") => SnsBatch,
        _ => null,
    };
}
