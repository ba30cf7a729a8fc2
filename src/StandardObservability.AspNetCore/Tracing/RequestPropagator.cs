using System.Diagnostics;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>Reads the context of requests where a host wants something else than OpenTelemetry's own propagator would find.</summary>
/// <remarks>It notes what it has read, so that <see cref="InboundTextMapPropagator"/> can keep instrumentation packages from reading it once more.</remarks>
internal sealed class RequestPropagator(StandardPropagator standard, PropagationSettings settings) : DistributedContextPropagator
{
    /// <summary>The headers of one request, which is started and handed to instrumentation packages on one thread.</summary>
    [ThreadStatic]
    private static object? _lastRead;

    public override IReadOnlyCollection<string> Fields => standard.Fields;

    private bool Trusts => settings.Inbound == InboundContext.Accept;

    /// <summary>The propagator of a host.</summary>
    public static DistributedContextPropagator Create(PropagationSettings settings)
    {
        var standard = new StandardPropagator(CreateW3CPropagator(), settings);
        return settings.ReadAsOpenTelemetryDoes ? standard : new RequestPropagator(standard, settings);
    }

    public static bool HasRead(object headers) => ReferenceEquals(_lastRead, headers);

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) => standard.Inject(activity, carrier, setter);

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        _lastRead = carrier;
        if (Trusts)
        {
            standard.ExtractTraceIdAndState(carrier, getter, out traceId, out traceState);
            return;
        }

        RunningPropagation.Enter(settings);
        (traceId, traceState) = (null, null);
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter)
        => Trusts ? standard.ExtractBaggage(carrier, getter) : null;
}
