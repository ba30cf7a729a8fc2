using StandardObservability.Conventions.Metrics;

namespace StandardObservability.SdkInternals;

/// <summary>Counters of the runtime that go up and down although they are declared monotonic; their deltas add up to the level.</summary>
/// <remarks>Seen in runtime 10.0.12: <c>dotnet.thread_pool.queue.length</c> and <c>dotnet.thread_pool.thread.count</c>.</remarks>
internal static class RuntimeLevelCounters
{
    public static bool Contains(string metric) => metric is MetricNames.ThreadPoolQueueLength or MetricNames.ThreadPoolThreadCount;
}
