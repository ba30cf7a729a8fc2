using System.Diagnostics;

namespace StandardObservability.Tracing.Messages;

/// <summary>What a message says about the trace it belongs to.</summary>
/// <param name="Parent">The span that sent it; <see langword="default"/> when the message names none.</param>
/// <param name="Root">The trace id alone, when the message names a trace and no span.</param>
/// <param name="Baggage">What travels along.</param>
internal readonly record struct MessageContext(ActivityContext Parent, string? Root, IEnumerable<KeyValuePair<string, string?>>? Baggage)
{
    private static readonly StandardPropagator Propagator = new(DistributedContextPropagator.CreateW3CPropagator());

    /// <summary>Reads what there is. What cannot be read is as if it were not there.</summary>
    public static MessageContext Read(ReceivedMessage message)
    {
        Propagator.Extract(message, Get, out var traceParent, out var traceState, out var root);
        return ActivityContext.TryParse(traceParent, traceState, isRemote: true, out var parent) || root is not null
            ? new MessageContext(parent, root, Propagator.ExtractBaggage(message, Get))
            : default;
    }

    public static void Write(Activity activity, OutgoingMessage message) => Propagator.Inject(activity, message, Set);

    /// <summary>Both places where .NET keeps baggage, as a request does it.</summary>
    public void AddBaggageTo(Activity activity)
    {
        if (Baggage?.Take(BaggageHeaderValue.MaxMembers).ToList() is not { Count: > 0 } members)
        {
            return;
        }

        members.ForEach(member => activity.AddBaggage(member.Key, member.Value));
        OpenTelemetry.Baggage.Current = OpenTelemetry.Baggage.Current.SetBaggage(members);
    }

    private static void Get(object? carrier, string name, out string? value, out IEnumerable<string>? values)
        => (value, values) = (((ReceivedMessage)carrier!).Find(name), null);

    private static void Set(object? carrier, string name, string value) => ((OutgoingMessage)carrier!).Set(name, value);
}
