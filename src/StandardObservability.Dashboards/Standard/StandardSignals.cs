using StandardObservability.Conventions;
using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Dashboards;

/// <summary>The metrics that every service emits with this library's defaults: those of ASP.NET Core, Kestrel, HttpClient and the .NET runtime.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions for HTTP and .NET, and "Built-in metrics" of ASP.NET Core and .NET.</remarks>
public static class StandardSignals
{
    /// <summary>The bounds that ASP.NET Core and HttpClient advise for durations of requests.</summary>
    /// <remarks>Source: OpenTelemetry semantic conventions for HTTP metrics, and <c>MetricsConstants</c> of ASP.NET Core.</remarks>
    private static readonly double[] SecondsOfRequests = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    /// <summary>Duration of HTTP server requests.</summary>
    public static Signal ServerRequests { get; } = new(
        MetricNames.HttpServerRequestDuration,
        InstrumentKind.Histogram,
        "s",
        AttributeNames.HttpRoute,
        AttributeNames.HttpResponseStatusClass,
        AttributeNames.HttpResponseStatusCode,
        AttributeNames.HttpRequestMethod,
        AttributeNames.ErrorType)
    {
        Bounds = SecondsOfRequests,
    };

    /// <summary>HTTP server requests that failed in the service.</summary>
    public static Signal ServerFaults { get; } = new(MetricNames.HttpServerRequestFaults, InstrumentKind.Counter, "{request}")
    {
        RollUp = new(ServerRequests, new AttributeFilter(AttributeNames.HttpResponseStatusClass, "5xx")),
    };

    /// <summary>HTTP server requests that are being processed.</summary>
    public static Signal ActiveRequests { get; }
        = new("http.server.active_requests", InstrumentKind.UpDownCounter, "{request}", AttributeNames.HttpRequestMethod);

    /// <summary>Duration of HTTP client requests.</summary>
    public static Signal ClientRequests { get; } = new(
        MetricNames.HttpClientRequestDuration,
        InstrumentKind.Histogram,
        "s",
        AttributeNames.ServerAddress,
        AttributeNames.HttpResponseStatusClass,
        AttributeNames.HttpResponseStatusCode,
        AttributeNames.HttpRequestMethod,
        AttributeNames.ErrorType)
    {
        Bounds = SecondsOfRequests,
    };

    /// <summary>HTTP client requests that failed in the called service: with a status of 500 to 599, or without a response.</summary>
    public static Signal ClientFaults { get; } = new(MetricNames.HttpClientRequestFaults, InstrumentKind.Counter, "{request}")
    {
        RollUp = new(
            ClientRequests,
            new AttributeFilter(AttributeNames.HttpResponseStatusClass, "5xx"),
            new AttributeFilter(AttributeNames.HttpResponseStatusCode, Value: null)),
    };

    /// <summary>Time that HTTP client requests wait for a connection.</summary>
    public static Signal ClientQueueTime { get; } = new("http.client.request.time_in_queue", InstrumentKind.Histogram, "s", AttributeNames.ServerAddress)
    {
        Bounds = SecondsOfRequests,
    };

    /// <summary>Open connections of HTTP clients.</summary>
    public static Signal ClientConnections { get; }
        = new("http.client.open_connections", InstrumentKind.UpDownCounter, "{connection}", AttributeNames.ServerAddress);

    /// <summary>HTTP client requests that wait for their response.</summary>
    public static Signal ActiveClientRequests { get; }
        = new("http.client.active_requests", InstrumentKind.UpDownCounter, "{request}", AttributeNames.ServerAddress);

    /// <summary>Open connections of Kestrel.</summary>
    public static Signal Connections { get; } = new("kestrel.active_connections", InstrumentKind.UpDownCounter, "{connection}");

    /// <summary>Connections that wait to be accepted.</summary>
    public static Signal QueuedConnections { get; } = new("kestrel.queued_connections", InstrumentKind.UpDownCounter, "{connection}");

    /// <summary>Connections that Kestrel rejected, because its limit was reached.</summary>
    public static Signal RejectedConnections { get; } = new("kestrel.rejected_connections", InstrumentKind.Counter, "{connection}");

    /// <summary>CPU time of the process.</summary>
    public static Signal CpuTime { get; } = new("dotnet.process.cpu.time", InstrumentKind.Counter, "s", "cpu.mode");

    /// <summary>Processors that the process may use.</summary>
    public static Signal CpuCount { get; } = new("dotnet.process.cpu.count", InstrumentKind.UpDownCounter, "{cpu}");

    /// <summary>Physical memory of the process.</summary>
    public static Signal WorkingSet { get; } = new("dotnet.process.memory.working_set", InstrumentKind.UpDownCounter, "By");

    /// <summary>Memory that the container may use.</summary>
    public static Signal MemoryLimit { get; } = new(MetricNames.ContainerMemoryLimit, InstrumentKind.UpDownCounter, "By");

    /// <summary>Time for which the garbage collector paused the process.</summary>
    public static Signal GcPauseTime { get; } = new("dotnet.gc.pause.time", InstrumentKind.Counter, "s");

    /// <summary>Bytes that were allocated.</summary>
    public static Signal Allocated { get; } = new("dotnet.gc.heap.total_allocated", InstrumentKind.Counter, "By");

    /// <summary>Size of the heap at the last garbage collection, by generation.</summary>
    public static Signal HeapSize { get; } = new("dotnet.gc.last_collection.heap.size", InstrumentKind.UpDownCounter, "By", "gc.heap.generation");

    /// <summary>Memory that the garbage collector had from the system at the last collection.</summary>
    public static Signal CommittedMemory { get; } = new("dotnet.gc.last_collection.memory.committed_size", InstrumentKind.UpDownCounter, "By");

    /// <summary>Garbage collections by generation.</summary>
    public static Signal Collections { get; } = new("dotnet.gc.collections", InstrumentKind.Counter, "{collection}", "gc.heap.generation");

    /// <summary>Threads of the thread pool. The runtime declares a counter; the exporter writes a level.</summary>
    public static Signal PoolThreads { get; } = new(MetricNames.ThreadPoolThreadCount, InstrumentKind.UpDownCounter, "{thread}");

    /// <summary>Work items that wait for a thread. The runtime declares a counter; the exporter writes a level.</summary>
    public static Signal PoolQueue { get; } = new(MetricNames.ThreadPoolQueueLength, InstrumentKind.UpDownCounter, "{work_item}");

    /// <summary>Work items that threads of the pool have completed.</summary>
    public static Signal PoolWork { get; } = new("dotnet.thread_pool.work_item.count", InstrumentKind.Counter, "{work_item}");

    /// <summary>Times that a thread waited for a lock.</summary>
    public static Signal LockContentions { get; } = new("dotnet.monitor.lock_contentions", InstrumentKind.Counter, "{contention}");

    /// <summary>Methods that the JIT compiled.</summary>
    public static Signal CompiledMethods { get; } = new("dotnet.jit.compiled_methods", InstrumentKind.Counter, "{method}");

    /// <summary>Exceptions that were thrown, also those that were caught.</summary>
    public static Signal Exceptions { get; } = new("dotnet.exceptions", InstrumentKind.Counter, "{exception}", AttributeNames.ErrorType);

    /// <summary>Telemetry items that were lost, by reason.</summary>
    public static Signal LostItems { get; } = new(MetricNames.ItemsLost, InstrumentKind.Counter, "{item}", AttributeNames.Output, AttributeNames.LossReason);

    /// <summary>Telemetry items that were sent, by output.</summary>
    public static Signal SentItems { get; } = new(MetricNames.ItemsSent, InstrumentKind.Counter, "{item}", AttributeNames.Output);

    /// <summary>Telemetry items that are neither sent nor lost yet, by output.</summary>
    public static Signal WaitingItems { get; } = new(MetricNames.ItemsWaiting, InstrumentKind.UpDownCounter, "{item}", AttributeNames.Output);

    /// <summary>Spans that the sampler did not sample.</summary>
    public static Signal SampledOutSpans { get; } = new(MetricNames.SpansSampledOut, InstrumentKind.Counter, "{span}");

    /// <summary>Spans of health checks and other excluded requests.</summary>
    public static Signal FilteredSpans { get; } = new(MetricNames.SpansFiltered, InstrumentKind.Counter, "{span}");
}
