using System.Diagnostics;
using OpenTelemetry;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.Tracing.Messages;

/// <summary>What a message says about the trace it belongs to.</summary>
internal readonly struct MessageContext
{
    /// <summary>The context as the message's attributes contain it.</summary>
    public readonly ExtractedContext Extracted;

    private static readonly StandardPropagator Propagator = new(DistributedContextPropagator.CreateW3CPropagator());

    private readonly IEnumerable<KeyValuePair<string, string?>>? _baggage;

    private MessageContext(in ExtractedContext incoming, in ActivityContext parent, IEnumerable<KeyValuePair<string, string?>>? baggage)
        => (Extracted, Parent, _baggage) = (incoming, parent, baggage);

    /// <summary>The span that sent the message; <see langword="default"/> when the message names none.</summary>
    public ActivityContext Parent { get; }

    /// <summary>Reads what there is. What cannot be read is as if it were not there.</summary>
    public static MessageContext Extract(ReceivedMessage message)
    {
        var incoming = Propagator.ExtractContext(message, Get);
        var parent = incoming.ToParent();
        return parent != default || incoming.HasOnlyTraceId
            ? new MessageContext(in incoming, in parent, Propagator.ExtractBaggage(message, Get))
            : default;
    }

    public static void Inject(Activity activity, OutgoingMessage message) => Propagator.Inject(activity, message, Set);

    /// <summary>Both places where .NET keeps baggage, as a request does it.</summary>
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
