using System.Diagnostics;
using StandardObservability.Tracing.Propagation;

namespace InstructionCounts.Traces;

/// <summary>The W3C propagator of .NET, and ours on top of it as the registration installs it.</summary>
internal static class Propagators
{
    public static DistributedContextPropagator W3C { get; } = DistributedContextPropagator.CreateW3CPropagator();

    public static StandardPropagator Ours { get; } = new StandardPropagator(W3C);
}
