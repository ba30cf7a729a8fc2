using System.Diagnostics;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.Tracing.Messages;

/// <summary>Starts the spans of one operation on one destination. A span is <see langword="null"/> without a listener.</summary>
internal sealed class MessageSpans(string operation, ActivityKind kind, string destination, string system)
{
    private static readonly ActivitySource Source = new(ActivitySourceNames.Messages);

    private readonly string _name = $"{operation} {destination}";
    // Set at the start, for samplers.
    private readonly KeyValuePair<string, object?>[] _tags =
    [
        new(AttributeNames.MessagingSystem, system),
        new(AttributeNames.MessagingOperationName, operation),
        new(AttributeNames.MessagingOperationType, operation),
        new(AttributeNames.MessagingDestinationName, destination),
    ];

    public Activity? Start() => Source.StartActivity(_name, kind, default(ActivityContext), _tags);

    public Activity? StartBatch(int messages, IEnumerable<ActivityLink>? links = null)
        => Source.HasListeners()
            ? Source.StartActivity(_name, kind, default(ActivityContext), [.. _tags, new(AttributeNames.MessagingBatchMessageCount, messages)], links)
            : null;

    /// <summary>Starts one span for the batch. A span has one parent, so the context of each message is a link.</summary>
    public Activity? StartBatch(IReadOnlyCollection<ReceivedMessage> messages)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var links = new List<ActivityLink>(messages.Count);
        foreach (var message in messages)
        {
            // A context with only a trace id has no span to link to.
            if (MessageContext.Extract(message) is { Parent: var context } && context != default)
            {
                links.Add(new ActivityLink(context, message.Id is { } id ? new ActivityTagsCollection { [AttributeNames.MessagingMessageId] = id } : null));
            }
        }

        return StartBatch(messages.Count, links);
    }

    /// <summary>Starts a span that continues the message's trace. A span that was current before is linked instead of being the parent.</summary>
    public Activity? Continue(ReceivedMessage message)
    {
        if (!Source.HasListeners())
        {
            return null;
        }

        var context = MessageContext.Extract(message);
        var activity = context.Extracted.HasOnlyTraceId
            ? StartRoot(in context)
            : context.StartChild(Source, _name, kind, _tags, Links(context.Parent.TraceId));
        if (activity is not null)
        {
            context.AddBaggageTo(activity);
            if (message.Id is not null)
            {
                activity.SetTag(AttributeNames.MessagingMessageId, message.Id);
            }
        }

        return activity;
    }

    /// <summary>Starts the root span of a trace whose id the message has.</summary>
    private Activity? StartRoot(in MessageContext context)
    {
        var ambient = Activity.Current;
        var links = Links(context.Extracted.ToTraceId());
        var request = InboundRequest.Begin(settings: null, in context.Extracted);
        Activity.Current = null;
        var activity = Source.StartActivity(_name, kind, default(ActivityContext), _tags, links);
        if (activity is null)
        {
            Activity.Current = ambient;
        }

        // A trace id generator of the application has not taken the id.
        request?.Complete();
        return activity;
    }

    private static ActivityLink[]? Links(ActivityTraceId continued)
        => Activity.Current is { IdFormat: ActivityIdFormat.W3C } ambient && continued != default && ambient.TraceId != continued
            ? [new ActivityLink(ambient.Context)]
            : null;
}
