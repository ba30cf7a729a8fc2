using System.Collections;
using System.Diagnostics;
using Amazon.Runtime;
using StandardObservability.Aws.Calls;
using StandardObservability.Aws.Parameters;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.Messages;

namespace StandardObservability.Aws.Messages;

/// <summary>Reads the trace context of received messages. SQS returns only the attributes that the request names.</summary>
internal static class MessageReceive
{
    private static readonly string[] Attributes = [TraceContextHeaderNames.TraceParent, TraceContextHeaderNames.TraceState, TraceContextHeaderNames.Baggage];

    public static bool Is(CallName name) => name is { Service: AwsServiceIds.Sqs, Operation: "ReceiveMessage" };

    /// <summary>Names the attributes in a copy of the request.</summary>
    public static void RequestContext(IRequestContext context)
    {
        var copy = (AmazonWebServiceRequest)SdkModel.Copy(context.OriginalRequest);
        AddNames(copy, "MessageAttributeNames", Attributes);
        AddNames(copy, "MessageSystemAttributeNames", [TraceFields.SystemAttribute]);
        context.OriginalRequest = copy;
    }

    /// <summary>The messages of a response, each with the span that sent it.</summary>
    public static IReadOnlyList<(ReceivedMessage Message, ActivityContext Sender)> Messages(object? response)
        => [.. (SdkModel.Read(response, "Messages") as IEnumerable ?? Array.Empty<object>()).Cast<object>().Select(Read)];

    /// <summary>Links a span to the senders of other traces.</summary>
    public static void Link(Activity activity, object? response)
    {
        foreach (var (message, sender) in Messages(response))
        {
            if (sender != default && sender.TraceId != activity.TraceId)
            {
                activity.AddLink(new ActivityLink(sender, new ActivityTagsCollection { [AttributeNames.MessagingMessageId] = message.Id }));
            }
        }
    }

    private static (ReceivedMessage Message, ActivityContext Sender) Read(object model)
    {
        var message = ReadMessage(model);
        return (message, MessageDestination.SenderOf(message));
    }

    private static ReceivedMessage ReadMessage(object message)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry attribute in SdkModel.Read(message, MessageWriter.Attributes) as IDictionary ?? new Hashtable())
        {
            if (SdkModel.Read(attribute.Value, "StringValue") is string text)
            {
                attributes[(string)attribute.Key] = text;
            }
        }

        return ReceivedMessage.FromSqs(
            SdkModel.Read(message, "MessageId") as string,
            attributes,
            static text => text,
            SdkModel.Read(message, "Attributes") as IReadOnlyDictionary<string, string>,
            SdkModel.Read(message, "Body") as string);
    }

    private static void AddNames(object request, string member, string[] names)
    {
        var requested = SdkModel.Read(request, member) as IEnumerable<string> ?? [];
        if (SdkModel.Has(request, member) && !requested.Any(static n => n is "All" or ".*"))
        {
            SdkModel.Write(request, member, requested.Union(names).ToList());
        }
    }
}
