using System.Diagnostics;

namespace StandardObservability.Tracing.Processors;

/// <summary>The one place that decides, when a local root ends, whether the detail of its trace is kept in this service.</summary>
/// <remarks>
/// Today it follows the sampler, which decided at the start. An answer of its own would reach the local root alone: spans below it
/// ended before it and are on their way, so whoever changes this holds them back until then.
/// </remarks>
internal static class DetailDecision
{
    public static bool Keeps(Activity localRoot) => localRoot.Recorded;
}
