using System.Diagnostics;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.Propagation.Hooks;

namespace StandardObservability.Tracing.Inbound;

/// <summary>Extracts the context of requests for a host whose settings differ from what OpenTelemetry's default propagator does.</summary>
/// <remarks><see cref="InboundTextMapPropagator"/> keeps instrumentation packages from extracting again.</remarks>
internal sealed class RequestPropagator(StandardPropagator standard, PropagationSettings settings) : DistributedContextPropagator
{
    public override IReadOnlyCollection<string> Fields => standard.Fields;

    private bool AcceptsContext => settings.Inbound == InboundContext.Accept;

    /// <summary>The propagator of a host.</summary>
    public static DistributedContextPropagator Create(PropagationSettings settings, Func<object?, bool> isRequest)
    {
        var standard = new StandardPropagator(CreateW3CPropagator(), settings);
        DelegatingTextMapPropagator.Install(inner => new InboundTextMapPropagator(inner, isRequest));
        return settings.ExtractsLikeOpenTelemetry ? standard : new RequestPropagator(standard, settings);
    }

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) => standard.Inject(activity, carrier, setter);

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        if (AcceptsContext)
        {
            standard.ExtractTraceIdAndState(carrier, getter, out traceId, out traceState);
            return;
        }

        InboundRequest.Begin(settings, default);
        (traceId, traceState) = (null, null);
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter)
        => AcceptsContext ? standard.ExtractBaggage(carrier, getter) : null;
}
