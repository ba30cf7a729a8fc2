using StandardObservability.Aws.Calls;
using StandardObservability.Aws.Parameters;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Aws.Messages;

/// <summary>Where the request of an operation that sends messages has them.</summary>
/// <param name="Body">Member with the body of a message.</param>
/// <param name="Batch">Member with the messages; <see langword="null"/> when the request is the message.</param>
/// <param name="Topics">Members of which one must have a topic's ARN: SNS also sends to telephones and devices, which continue no trace.</param>
internal sealed record MessageShape(string Body, string? Batch = null, params string[] Topics)
{
    private static readonly MessageShape SqsMessage = new("MessageBody");
    private static readonly MessageShape SqsBatch = new("MessageBody", "Entries");
    private static readonly MessageShape SnsMessage = new("Message", null, "TopicArn", "TargetArn");
    private static readonly MessageShape SnsBatch = new("Message", "PublishBatchRequestEntries");

    /// <summary>Whether something can continue the trace from the messages of a request.</summary>
    public bool CanContinue(object request)
        => Topics.Length == 0 || Topics.Any(t => SdkModel.Read(request, t) is { } arn && ParameterValue.Topic(arn) is not null);

    public static MessageShape? Find(CallName name) => (name.Service, name.Operation) switch
    {
        (AwsServiceIds.Sqs, "SendMessage") => SqsMessage,
        (AwsServiceIds.Sqs, "SendMessageBatch") => SqsBatch,
        (AwsServiceIds.Sns, "Publish") => SnsMessage,
        (AwsServiceIds.Sns, "PublishBatch") => SnsBatch,
        _ => null,
    };
}
