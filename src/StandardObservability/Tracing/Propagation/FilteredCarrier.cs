using System.Diagnostics;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Tracing.Propagation;

/// <summary>A carrier that takes some of the fields that .NET's W3C propagator writes, and steps over the others.</summary>
internal sealed class FilteredCarrier(object? carrier, DistributedContextPropagator.PropagatorSetterCallback setter, InjectedFields fields)
{
    public static readonly DistributedContextPropagator.PropagatorSetterCallback Set = static (selected, name, value) => ((FilteredCarrier)selected!).Take(name, value);

    private void Take(string name, string value)
    {
        var field = name.Equals(TraceContextHeaderNames.Baggage, StringComparison.OrdinalIgnoreCase) ? InjectedFields.Baggage : InjectedFields.TraceContext;
        if ((fields & field) != 0)
        {
            setter(carrier, name, value);
        }
    }
}
