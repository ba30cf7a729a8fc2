using StandardObservability.Conventions.Metrics;

namespace StandardObservability.SdkInternals;

/// <summary>Names the counters of the .NET runtime whose value also decreases. The sum of their deltas is the current level.</summary>
/// <remarks>
/// Assumption about .NET: <c>dotnet.thread_pool.queue.length</c> and <c>dotnet.thread_pool.thread.count</c> are declared as monotonic
/// counters, but report a level. Observed in runtime 10.0.12.
/// </remarks>
internal static class RuntimeLevelCounters
{
    public static bool Contains(string metric) => metric is MetricNames.ThreadPoolQueueLength or MetricNames.ThreadPoolThreadCount;
}
