using System.Diagnostics;

namespace StandardObservability.Tracing.Processors;

/// <summary>Decides, when a local root span ends, whether the spans of its trace are exported in detail.</summary>
/// <remarks>
/// Today the decision is the sampler's, so <see cref="LocalRootProcessor"/> is not registered. Another decision would reach the local root
/// only: its child spans ended before it and were exported. A change has to hold them back until then.
/// </remarks>
internal static class DetailDecision
{
    /// <summary>Whether the decision is always the sampler's, which made it when the span started.</summary>
    public static bool FollowsSampler => true;

    public static bool KeepsDetail(Activity localRoot) => localRoot.Recorded;
}
