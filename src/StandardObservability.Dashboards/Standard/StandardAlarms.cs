namespace StandardObservability.Dashboards;

/// <summary>The alarms that fit every service. Only what users notice pages; causes are tickets.</summary>
internal static class StandardAlarms
{
    private const int SmallestSample = 20;
    private const double FailedShareOfDeployment = 0.05;
    private const int LatencyFactorOfDeployment = 3;

    private static RateQuery Requests => Query.Rate(StandardSignals.ServerRequests);

    private static RateQuery Calls => Query.Rate(StandardSignals.ClientRequests);

    public static IReadOnlyList<Alarm> OfEveryService()
        => [CreateNoTelemetry(), CreateDependencyErrors(), CreateStarvation(), CreateGcPressure(), CreateMemoryHeadroom(), CreateCpuSaturation()];

    public static IReadOnlyList<Alarm> OfWebServices(StandardModelOptions options)
        => [CreateRejectedConnections(), CreateGuardOfErrors(), CreateGuardOfLatency(options)];

    private static Alarm CreateNoTelemetry() => new(
        "no-telemetry",
        Severity.Page,
        "The service does not run, or nothing that it measures arrives.",
        new AlarmCondition(Query.Level(StandardSignals.CpuCount, LevelAggregation.Maximum), Comparison.Below, 1)
        {
            BreachingPeriods = 5,
            Periods = 5,
            MissingData = MissingData.Breaching,
        })
    {
        FirstLooks =
        [
            "Whether the task or pod runs, and why the last one ended.",
            "Whether new lines arrive in the log group. If they do, only metrics are missing: look for events 600 to 602.",
        ],
    };

    private static Alarm CreateDependencyErrors() => new(
        "dependency-errors",
        Severity.Ticket,
        "More than a tenth of the calls of other services fail there.",
        Above(Query.Ratio(Query.Rate(StandardSignals.ClientFaults), Calls), 0.1, 3, 5) with
        {
            Period = TimeSpan.FromMinutes(5),
            Sample = Calls,
            SmallestSample = SmallestSample,
        })
    {
        FirstLooks = ["Failed calls by host, in the logs or in a failed trace.", "The alarms and the status page of the called service."],
    };

    private static Alarm CreateRejectedConnections() => new(
        "connections-rejected",
        Severity.Ticket,
        "The server rejects connections, because its limit is reached.",
        Above(Query.Rate(StandardSignals.RejectedConnections), 0, 2, 5))
    {
        FirstLooks =
        [
            "Open connections: do they rise with the traffic, or does one client open more and more?",
            "The limit of the server, MaxConcurrentConnections, and the number of instances behind the load balancer.",
        ],
    };

    private static Alarm CreateGuardOfErrors() => new(
        "deploy-guard-errors",
        Severity.Rollback,
        "More than 5 % of the requests fail after a deployment.",
        OfDeployment(Query.Ratio(Query.Rate(StandardSignals.ServerFaults), Requests), FailedShareOfDeployment, 2))
    {
        FirstLooks =
        [
            "The failed requests of the new version, and their exceptions.",
            "Whether the version before fails too: then the cause is not the deployment.",
        ],
    };

    private static Alarm CreateGuardOfLatency(StandardModelOptions options) => new(
        "deploy-guard-latency",
        Severity.Rollback,
        "The 99th percentile of the latency is three times the threshold of the objective after a deployment.",
        OfDeployment(Query.Quantile(StandardSignals.ServerRequests, 0.99), LatencyFactorOfDeployment * options.LatencyThreshold.TotalSeconds, 3))
    {
        FirstLooks = ["The longest span of the slowest requests.", "Compiled methods and CPU: a new process is slow until its code is compiled."],
    };

    private static Alarm CreateStarvation() => new(
        "threadpool-starvation",
        Severity.Ticket,
        "Work waits for threads and the pool adds more and more of them: code blocks threads. Latency rises soon.",
        Above(Query.Level(StandardSignals.PoolQueue, LevelAggregation.Maximum), 100, 3, 3),
        Above(Query.Change(Query.Level(StandardSignals.PoolThreads, LevelAggregation.Maximum)), 0, 3, 3))
    {
        FirstLooks =
        [
            "Code that blocks a thread: Task.Result, Task.Wait, synchronous input and output. The stacks of a dump show it.",
            "The latency of calls of other services: blocking code waits for them.",
        ],
    };

    private static Alarm CreateGcPressure() => new(
        "gc-pressure",
        Severity.Ticket,
        "The garbage collector pauses the process for more than a tenth of the time.",
        Above(Query.Rate(StandardSignals.GcPauseTime), 0.1, 5, 10))
    {
        FirstLooks =
        [
            "Allocations, and collections by generation: many of generation 2 mean that much memory stays in use.",
            "Whether the container's memory is too small for the traffic.",
        ],
    };

    private static Alarm CreateMemoryHeadroom() => new(
        "memory-headroom",
        Severity.Ticket,
        "The process uses more than 85 % of the memory of its container. Beyond the limit it is killed.",
        Above(ProcessSections.MemoryShare, 0.85, 5, 5))
    {
        FirstLooks =
        [
            "Whether memory follows the traffic or only rises: then something is never released, and a dump shows what.",
            "The limit of the container.",
        ],
    };

    private static Alarm CreateCpuSaturation() => new(
        "cpu-saturation",
        Severity.Ticket,
        "The process uses more than 90 % of its processors. It needs more of them, or less work.",
        Above(ProcessSections.CpuShare, 0.9, 10, 15))
    {
        FirstLooks =
        [
            "Whether the traffic rose, or a request became more expensive with the last deployment.",
            "The number of instances, and the limits of scaling.",
        ],
    };

    private static AlarmCondition OfDeployment(Query query, double threshold, int breaching)
        => Above(query, threshold, breaching, 3) with { Sample = Requests, SmallestSample = SmallestSample };

    private static AlarmCondition Above(Query query, double threshold, int breaching, int periods)
        => new(query, Comparison.Above, threshold) { BreachingPeriods = breaching, Periods = periods };
}
