using System.Diagnostics;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.Tracing.Messages;

/// <summary>What a message says about the trace it belongs to.</summary>
/// <param name="Parent">The span that sent it; <see langword="default"/> when the message names none.</param>
/// <param name="TraceAlone">The trace id, when the message names a trace and no span; else <see langword="null"/>.</param>
/// <param name="IsUndecided">Whether the message leaves the decision about sampling open.</param>
/// <param name="Baggage">What travels along.</param>
internal readonly record struct MessageContext(ActivityContext Parent, string? TraceAlone, bool IsUndecided, IEnumerable<KeyValuePair<string, string?>>? Baggage)
{
    private static readonly StandardPropagator Propagator = new(DistributedContextPropagator.CreateW3CPropagator());

    /// <summary>Reads what there is. What cannot be read is as if it were not there.</summary>
    public static MessageContext Read(ReceivedMessage message)
    {
        var incoming = Propagator.Read(message, Get);
        var (parent, traceAlone) = (incoming.ToParent(), incoming.ToTraceIdAlone());
        return parent != default || traceAlone is not null
            ? new MessageContext(parent, traceAlone, incoming.IsUndecided, Propagator.ExtractBaggage(message, Get))
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
