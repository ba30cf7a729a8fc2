namespace StandardObservability.Conventions.Metrics;

/// <summary>Names of metrics that this library emits or handles specially.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions for HTTP and .NET runtime metrics.</remarks>
public static class MetricNames
{
    /// <summary>Duration of HTTP server requests, in seconds.</summary>
    public const string HttpServerRequestDuration = "http.server.request.duration";

    /// <summary>
    /// HTTP server requests that failed in the service: with a status code of 500 to 599, after the first byte of the response, or as a gRPC
    /// call. Only in embedded metric format.
    /// </summary>
    public const string HttpServerRequestFaults = "http.server.request.faults";

    /// <summary>
    /// HTTP client requests that failed in the called service: with a status code of 500 to 599, or without a response. Only in embedded metric
    /// format.
    /// </summary>
    public const string HttpClientRequestFaults = "http.client.request.faults";

    /// <summary>
    /// Duration of web sockets, server-sent events and requests of SignalR connections, in seconds. They are not in
    /// <see cref="HttpServerRequestDuration"/>. By <see cref="AttributeNames.HttpResponseStatusCode"/>, <see cref="AttributeNames.HttpRoute"/> and, of a
    /// failed request, <see cref="AttributeNames.ErrorType"/>. Defined by this library.
    /// </summary>
    public const string HttpServerLongRunningRequestDuration = "http.server.long_running_request.duration";

    /// <summary>Duration of AWS SDK calls with all attempts, in seconds.</summary>
    public const string RpcClientCallDuration = "rpc.client.call.duration";

    /// <summary>
    /// Items that an output of this library received: spans, log records, metric points, log lines or EMF documents. By
    /// <see cref="AttributeNames.Output"/>.
    /// </summary>
    public const string ItemsProduced = "observability.items.produced";

    /// <summary>Items that the target of an output accepted, by <see cref="AttributeNames.Output"/>.</summary>
    public const string ItemsSent = "observability.items.sent";

    /// <summary>Items that were lost, by <see cref="AttributeNames.Output"/> and <see cref="AttributeNames.LossReason"/>.</summary>
    public const string ItemsLost = "observability.items.lost";

    /// <summary>Items that are neither sent nor lost yet, by <see cref="AttributeNames.Output"/>.</summary>
    public const string ItemsWaiting = "observability.items.waiting";

    /// <summary>Spans that the sampler did not sample.</summary>
    public const string SpansSampledOut = "observability.spans.sampled_out";

    /// <summary>Spans of health checks and other requests that are excluded from telemetry.</summary>
    public const string SpansFiltered = "observability.spans.filtered";

    /// <summary>Number of CloudWatch metrics that the embedded metric format of this process creates. CloudWatch bills each.</summary>
    public const string EmfBillableMetrics = "observability.emf.billable_metrics";

    /// <summary>The measurement that the command <c>doctor</c> sends to test the outputs.</summary>
    public const string DoctorRuns = "observability.doctor.runs";

    /// <summary>
    /// 1 in a service with an embedded policy, with <see cref="PolicyAttributeNames.Name"/>, <see cref="PolicyAttributeNames.Version"/>,
    /// <see cref="PolicyAttributeNames.Analyzers"/> and, like each metric of the policy, <see cref="AttributeNames.ServiceTeam"/>.
    /// </summary>
    public const string PolicyInfo = "observability.policy.info";

    /// <summary>
    /// Findings of the policy while the service runs, by <see cref="PolicyAttributeNames.Rule"/> and <see cref="PolicyAttributeNames.Action"/>.
    /// </summary>
    public const string PolicyViolations = "observability.policy.violations";

    /// <summary>Number of rules with a finding since the start that no exemption covers. A service with 0 conforms.</summary>
    public const string PolicyBrokenRules = "observability.policy.broken_rules";

    /// <summary>Exemptions of the service, if it has any, by <see cref="PolicyAttributeNames.ExemptionState"/>.</summary>
    public const string PolicyExemptions = "observability.policy.exemptions";

    /// <summary>
    /// Bytes of memory that the container may use: the limit of its control groups, or the memory of a Lambda function. Without a limit there is
    /// no value. Defined by this library.
    /// </summary>
    public const string ContainerMemoryLimit = "container.memory.limit";

    /// <summary>Work items that wait for a thread. The runtime declares a counter, but the value is a level.</summary>
    public const string ThreadPoolQueueLength = "dotnet.thread_pool.queue.length";

    /// <summary>Threads of the thread pool. The runtime declares a counter, but the value is a level.</summary>
    public const string ThreadPoolThreadCount = "dotnet.thread_pool.thread.count";

    /// <summary>Duration of HTTP client requests, in seconds.</summary>
    public const string HttpClientRequestDuration = "http.client.request.duration";
}
