using StandardObservability.Conventions;

namespace StandardObservability.Dashboards;

/// <summary>What every service has: calls of other services, the .NET runtime, and logs.</summary>
internal static class ProcessSections
{
    /// <summary>CPU time per second, divided by the processors that the process may use.</summary>
    public static Query CpuShare { get; }
        = Query.Ratio(Query.Rate(StandardSignals.CpuTime), Query.Level(StandardSignals.CpuCount, LevelAggregation.Average));

    /// <summary>The share of the container's memory that the process uses.</summary>
    public static Query MemoryShare { get; }
        = Query.Ratio(Query.Level(StandardSignals.WorkingSet, LevelAggregation.Maximum), Query.Level(StandardSignals.MemoryLimit, LevelAggregation.Minimum));

    public static IReadOnlyList<Section> Create() => [CreateDependencies(), CreateRuntime(), CreateLogs(), CreateTelemetry()];

    private static Section CreateDependencies() => new(
        "Dependencies",
        "The services that this one calls. Look here when it is slow or fails and its own code did not change.",
        Widget.Chart("Calls by host", Query.Rate(StandardSignals.ClientRequests) with { By = AttributeNames.ServerAddress }),
        Widget.Chart("Failed calls", Query.Ratio(Query.Rate(StandardSignals.ClientFaults), Query.Rate(StandardSignals.ClientRequests))),
        Widget.Chart("Latency of calls, p99", Query.Quantile(StandardSignals.ClientRequests, 0.99)),
        Widget.Chart("Wait for a connection, p99", Query.Quantile(StandardSignals.ClientQueueTime, 0.99)),
        Widget.Chart("Calls in progress", Query.Level(StandardSignals.ActiveClientRequests, LevelAggregation.Maximum)),
        Widget.Chart("Open connections of clients", Query.Level(StandardSignals.ClientConnections, LevelAggregation.Maximum)));

    private static Section CreateRuntime() => new(
        "Runtime",
        "CPU, memory, garbage collector and thread pool of the process. Look here when latency rises with traffic.",
        Widget.Chart("CPU", CpuShare),
        new Widget(
            "Memory",
            WidgetView.Lines,
            new Line("working set", Query.Level(StandardSignals.WorkingSet, LevelAggregation.Maximum)),
            new Line("limit of the container", Query.Level(StandardSignals.MemoryLimit, LevelAggregation.Minimum))),
        new Widget(
            "Memory of the garbage collector",
            WidgetView.Lines,
            new Line("heap", Query.Level(StandardSignals.HeapSize, LevelAggregation.Maximum)),
            new Line("from the system", Query.Level(StandardSignals.CommittedMemory, LevelAggregation.Maximum))),
        Widget.Chart("Pauses of the garbage collector", Query.Rate(StandardSignals.GcPauseTime)),
        Widget.Chart("Allocations", Query.Rate(StandardSignals.Allocated)),
        Widget.Chart("Collections by generation", Query.Rate(StandardSignals.Collections) with { By = "gc.heap.generation" }),
        Widget.Chart("Threads of the pool", Query.Level(StandardSignals.PoolThreads, LevelAggregation.Maximum)),
        Widget.Chart("Work that waits for a thread", Query.Level(StandardSignals.PoolQueue, LevelAggregation.Maximum)),
        Widget.Chart("Work of the pool", Query.Rate(StandardSignals.PoolWork)),
        Widget.Chart("Lock contentions", Query.Rate(StandardSignals.LockContentions)),
        Widget.Chart("Compiled methods", Query.Rate(StandardSignals.CompiledMethods)),
        Widget.Chart("Exceptions by type", Query.Rate(StandardSignals.Exceptions) with { By = AttributeNames.ErrorType }));

    private static Section CreateLogs() => new(
        "Logs",
        "What the service wrote about failures. Each line leads to its trace.",
        Widget.Chart("Errors by exception", Query.Logs(LogSeverity.Error, AttributeNames.ExceptionType)),
        Widget.Chart("Warnings", Query.Logs(LogSeverity.Warning)))
    {
        Tables = [StandardQueries.LastErrors],
    };

    private static Section CreateTelemetry() => new(
        "Telemetry",
        "What telemetry itself sends, loses and costs. Look here when a line, a span or a metric is missing.",
        Widget.Chart("Items sent by output", Query.Rate(StandardSignals.SentItems) with { By = AttributeNames.Output }),
        Widget.Chart("Items lost by reason", Query.Rate(StandardSignals.LostItems) with { By = AttributeNames.LossReason }),
        Widget.Chart("Items that wait", Query.Level(StandardSignals.WaitingItems, LevelAggregation.Maximum)),
        new Widget(
            "Spans that are not sent",
            WidgetView.Lines,
            new Line("not sampled", Query.Rate(StandardSignals.SampledOutSpans)),
            new Line("of excluded requests", Query.Rate(StandardSignals.FilteredSpans))));
}
