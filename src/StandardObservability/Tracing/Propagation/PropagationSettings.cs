using StandardObservability.Settings;

namespace StandardObservability.Tracing.Propagation;

/// <summary>How one host reads and writes context.</summary>
internal sealed class PropagationSettings : IDisposable
{
    private readonly OutgoingHosts _hosts;

    public PropagationSettings(PropagatorList propagators, OutgoingHosts hosts, InboundContext inbound)
    {
        (Propagators, _hosts, Inbound) = (propagators, hosts, inbound);
        SharedRequest = InboundRequest.ForHost(this);
    }

    public PropagatorList Propagators { get; }

    /// <summary>What becomes of the context of a request; a value that is none of the known is not trusted.</summary>
    public InboundContext Inbound { get; }

    /// <summary>The record of all requests of which only the host is recorded.</summary>
    public InboundRequest SharedRequest { get; }

    /// <summary>Whether OpenTelemetry's own propagator finds the same in a request.</summary>
    public bool ExtractsLikeOpenTelemetry => Inbound == InboundContext.Accept && Propagators is { HasBaggage: true, Formats: [ContextFormat.TraceContext, ..] };

    /// <summary>Whether all that OpenTelemetry's own propagator writes into a request may be there.</summary>
    public bool AllowsOpenTelemetryInjection => _hosts.AllowsAll && (Propagators.Fields & InjectedFields.W3C) == InjectedFields.W3C;

    public static PropagationSettings Read(TracesOptions options, StandardVariables variables, SettingProblems problems)
        => new(PropagatorList.Read(variables, problems), OutgoingHosts.Read(options.PropagateTo, problems), options.InboundContext);

    /// <summary>What may be written into a carrier. Only HTTP requests have a host that can be asked for.</summary>
    public InjectedFields FieldsFor(object? carrier)
        => carrier is HttpRequestMessage request && !_hosts.Allows(request.RequestUri) ? InjectedFields.None : Propagators.Fields;

    /// <summary>Called when the host's container is disposed of.</summary>
    public void Dispose() => RunningPropagation.Remove(this);
}
