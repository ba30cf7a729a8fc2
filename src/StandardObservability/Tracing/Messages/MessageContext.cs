using System.Diagnostics;
using OpenTelemetry;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.Tracing.Messages;

/// <summary>The trace context and baggage of a message.</summary>
internal readonly struct MessageContext
{
    /// <summary>The context that was extracted.</summary>
    public readonly ExtractedContext Extracted;

    private static readonly StandardPropagator Propagator = new(DistributedContextPropagator.CreateW3CPropagator());

    private readonly IEnumerable<KeyValuePair<string, string?>>? _baggage;

    private MessageContext(in ExtractedContext incoming, in ActivityContext parent, IEnumerable<KeyValuePair<string, string?>>? baggage)
        => (Extracted, Parent, _baggage) = (incoming, parent, baggage);

    /// <summary>The span that sent the message; <see langword="default"/> when the message names none.</summary>
    public ActivityContext Parent { get; }

    /// <summary>Extracts the context. A value that cannot be read is treated as missing.</summary>
    public static MessageContext Extract(ReceivedMessage message)
    {
        var incoming = Propagator.ExtractContext(message, Get);
        var parent = incoming.ToParent();
        return parent != default || incoming.HasOnlyTraceId
            ? new MessageContext(in incoming, in parent, Propagator.ExtractBaggage(message, Get))
            : default;
    }

    public static void Inject(Activity activity, OutgoingMessage message) => Propagator.Inject(activity, message, Set);

    /// <summary>Starts a span whose parent is the span that sent the message. A decision that the context leaves open is made by the sampler.</summary>
    public Activity? StartChild(
        ActivitySource source,
        string name,
        ActivityKind kind,
        IEnumerable<KeyValuePair<string, object?>> tags,
        IEnumerable<ActivityLink>? links = null,
        DateTimeOffset startTime = default)
    {
        var request = InboundRequest.Begin(settings: null, in Extracted);
        var activity = source.StartActivity(name, kind, Parent, tags, links, startTime);
        request?.Complete();
        return activity;
    }

    /// <summary>Adds the baggage to the activity and to OpenTelemetry, as for a request.</summary>
    public void AddBaggageTo(Activity activity)
    {
        if (_baggage?.Take(BaggageHeaderValue.MaxMembers).ToList() is not { Count: > 0 } members)
        {
            return;
        }

        members.ForEach(member => activity.AddBaggage(member.Key, member.Value));
        Baggage.Current = Baggage.Current.SetBaggage(members);
    }

    private static void Get(object? carrier, string name, out string? value, out IEnumerable<string>? values)
        => (value, values) = (((ReceivedMessage)carrier!).Find(name), null);

    private static void Set(object? carrier, string name, string value) => ((OutgoingMessage)carrier!).Set(name, value);
}
