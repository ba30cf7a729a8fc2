namespace StandardObservability.Conventions.Metrics;

/// <summary>Metric names that this library reads or names in documents, as the runtime and ASP.NET Core emit them.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions for HTTP and .NET runtime metrics.</remarks>
public static class MetricNames
{
    /// <summary>Duration of inbound HTTP requests, in seconds.</summary>
    public const string HttpServerRequestDuration = "http.server.request.duration";

    /// <summary>Inbound HTTP requests that failed on the service's side (5xx); derived by us, in requests, for embedded metrics.</summary>
    public const string HttpServerRequestFaults = "http.server.request.faults";

    /// <summary>CloudWatch metrics that the embedded metric format of this process makes, each of which is billed.</summary>
    public const string EmfBillableMetrics = "observability.emf.billable_metrics";

    /// <summary>Work items that wait for a thread; a level, although the runtime declares a counter.</summary>
    public const string ThreadPoolQueueLength = "dotnet.thread_pool.queue.length";

    /// <summary>Threads of the pool; a level, although the runtime declares a counter.</summary>
    public const string ThreadPoolThreadCount = "dotnet.thread_pool.thread.count";

    /// <summary>Duration of outbound HTTP requests, in seconds.</summary>
    public const string HttpClientRequestDuration = "http.client.request.duration";
}
