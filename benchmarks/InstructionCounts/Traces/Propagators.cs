using System.Diagnostics;
using StandardObservability.Tracing.Propagation;

namespace InstructionCounts.Traces;

/// <summary>The propagator that .NET has, and ours over it as the line installs it.</summary>
internal static class Propagators
{
    public static DistributedContextPropagator W3C { get; } = DistributedContextPropagator.CreateW3CPropagator();

    public static StandardPropagator Ours { get; } = new StandardPropagator(W3C);
}
