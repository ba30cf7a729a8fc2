using StandardObservability.Settings;

namespace StandardObservability.Tracing.Propagation;

/// <summary>The propagation settings of one host.</summary>
internal sealed class PropagationSettings : IDisposable
{
    private readonly OutgoingHosts _hosts;

    public PropagationSettings(PropagatorList propagators, OutgoingHosts hosts, InboundContext inbound)
    {
        (Propagators, _hosts, Inbound) = (propagators, hosts, inbound);
        SharedRequest = InboundRequest.ForHost(this);
    }

    public PropagatorList Propagators { get; }

    /// <summary>How the context of a request is used. An unknown value is not <see cref="InboundContext.Accept"/>, so the context is not continued.</summary>
    public InboundContext Inbound { get; }

    /// <summary>Whether new trace ids start with the time.</summary>
    public bool HasXRayIds { get; init; }

    /// <summary>The shared record of requests for which only the host is recorded.</summary>
    public InboundRequest SharedRequest { get; }

    /// <summary>Whether OpenTelemetry's default propagator extracts the same context from a request.</summary>
    public bool ExtractsLikeOpenTelemetry => Inbound == InboundContext.Accept && Propagators is { HasBaggage: true, Formats: [ContextFormat.TraceContext, ..] };

    public static PropagationSettings Read(TracesOptions options, bool isDevelopment, StandardVariables variables, SettingProblems problems)
        => new(PropagatorList.Read(variables, problems), OutgoingHosts.Read(options.PropagateTo, problems), options.InboundContext)
        {
            HasXRayIds = options.XRay.Ids ?? !isDevelopment,
        };

    /// <summary>The fields that may be injected into a carrier. Only an HTTP request has a destination host.</summary>
    public InjectedFields FieldsFor(object? carrier)
        => carrier is HttpRequestMessage request && !_hosts.Allows(request.RequestUri) ? InjectedFields.None : Propagators.Fields;

    /// <summary>Called when the host's container is disposed of.</summary>
    public void Dispose() => RunningPropagation.Remove(this);
}
