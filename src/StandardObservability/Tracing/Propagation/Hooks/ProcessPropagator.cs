using System.Diagnostics;

namespace StandardObservability.Tracing.Propagation.Hooks;

/// <summary>The propagator of the process: this library's while a host with enabled telemetry runs, and .NET's own at any other time.</summary>
/// <remarks>
/// HTTP handlers keep the propagator that is current when they are created, and YARP and others create them before the host starts. So it is
/// installed at the registration and has no settings; the running hosts have them.
/// </remarks>
internal sealed class ProcessPropagator : DistributedContextPropagator
{
    private readonly DistributedContextPropagator _dotNet = CreateDefaultPropagator();
    private readonly StandardPropagator _standard = new(CreateW3CPropagator());

    /// <summary>All fields at any time, because YARP copies them when it is created.</summary>
    public override IReadOnlyCollection<string> Fields => _standard.Fields;

    private DistributedContextPropagator Inner => RunningPropagation.IsEmpty ? _dotNet : _standard;

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) => Inner.Inject(activity, carrier, setter);

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
        => Inner.ExtractTraceIdAndState(carrier, getter, out traceId, out traceState);

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter)
        => Inner.ExtractBaggage(carrier, getter);
}
