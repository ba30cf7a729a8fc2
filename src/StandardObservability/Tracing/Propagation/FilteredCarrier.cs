using System.Diagnostics;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Tracing.Propagation;

/// <summary>Wraps a carrier for .NET's W3C propagator and passes on only the selected fields.</summary>
internal sealed class FilteredCarrier(object? carrier, DistributedContextPropagator.PropagatorSetterCallback setter, InjectedFields fields)
{
    public static readonly DistributedContextPropagator.PropagatorSetterCallback Set
        = static (filtered, name, value) => ((FilteredCarrier)filtered!).Pass(name, value);

    private void Pass(string name, string value)
    {
        var field = name.Equals(TraceContextHeaderNames.Baggage, StringComparison.OrdinalIgnoreCase) ? InjectedFields.Baggage : InjectedFields.TraceContext;
        if ((fields & field) != 0)
        {
            setter(carrier, name, value);
        }
    }
}
