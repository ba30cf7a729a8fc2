using StandardObservability.Conventions;

namespace StandardObservability.Dashboards;

/// <summary>The .NET runtime and the memory of the container.</summary>
internal static class RuntimeSection
{
    /// <summary>CPU time per second of an instance, divided by the processors that it may use.</summary>
    public static Query CpuShare { get; }
        = Query.Ratio(Query.RateOfInstance(StandardSignals.CpuTime), Query.Level(StandardSignals.CpuCount, LevelAggregation.Average));

    /// <summary>The share of the container's memory that the process uses.</summary>
    public static Query MemoryShare { get; }
        = Query.Ratio(Query.Level(StandardSignals.WorkingSet, LevelAggregation.Maximum), Query.Level(StandardSignals.MemoryLimit, LevelAggregation.Minimum));

    public static Section Create() => new(
        "Runtime",
        "CPU, memory, garbage collector and thread pool of the process. Look here when latency rises with traffic.",
        [.. Process, .. Collector, .. Pool, .. Code]);

    private static Widget[] Process =>
    [
        Widget.Chart(
            "CPU",
            CpuShare,
            "Share of the processors that the process may use. Above 90 % for minutes, requests wait."),
        new Widget(
            "Memory",
            WidgetView.Lines,
            new Line("working set", Query.Level(StandardSignals.WorkingSet, LevelAggregation.Maximum)),
            new Line("limit of the container", Query.Level(StandardSignals.MemoryLimit, LevelAggregation.Minimum)))
        {
            Meaning = "Memory of the process, and the limit of its container. At the limit it is killed.",
        },
    ];

    private static Widget[] Collector =>
    [
        new Widget(
            "Memory of the garbage collector",
            WidgetView.Lines,
            new Line("heap", Query.Level(StandardSignals.HeapSize, LevelAggregation.Maximum)),
            new Line("from the system", Query.Level(StandardSignals.CommittedMemory, LevelAggregation.Maximum)))
        {
            Meaning = "Memory in use after the last collection, and what was requested from the system. If the heap only rises, something is never released.",
        },
        Widget.Chart(
            "Pauses of the garbage collector",
            Query.RateOfInstance(StandardSignals.GcPauseTime),
            "Share of time in which the garbage collector pauses all threads. Above 5 % users notice it."),
        Widget.Chart(
            "Allocations",
            Query.Rate(StandardSignals.Allocated),
            "Bytes that were allocated a second. They cause collections."),
        Widget.Chart(
            "Collections by generation",
            Query.Rate(StandardSignals.Collections) with { By = "gc.heap.generation" },
            "Garbage collections by generation. Many of gen2 mean that much memory stays in use."),
    ];

    private static Widget[] Pool =>
    [
        Widget.Chart(
            "Threads of the pool",
            Query.Level(StandardSignals.PoolThreads, LevelAggregation.Maximum),
            "Threads that do the work. A constant rise means that code blocks them."),
        Widget.Chart(
            "Work that waits for a thread",
            Query.Level(StandardSignals.PoolQueue, LevelAggregation.Maximum),
            "Work that no thread has begun. Above 0 for seconds means starvation: latency rises next."),
        Widget.Chart(
            "Work of the pool",
            Query.Rate(StandardSignals.PoolWork),
            "Pieces of work that threads completed a second."),
        Widget.Chart(
            "Lock contentions",
            Query.Rate(StandardSignals.LockContentions),
            "How often a thread waited for a lock, a second. A rise with the traffic is a lock in a hot path."),
    ];

    private static Widget[] Code =>
    [
        Widget.Chart(
            "Compiled methods",
            Query.Rate(StandardSignals.CompiledMethods),
            "Methods that the JIT compiled a second. Many after the start are normal, and the service is slow meanwhile."),
        Widget.Chart(
            "Exceptions by type",
            Query.Rate(StandardSignals.Exceptions) with { By = AttributeNames.ErrorType },
            "Exceptions that were thrown, also those that were caught. They cost time, and many are a design that uses them as results."),
    ];
}
