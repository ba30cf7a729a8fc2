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
            new("Whether the task or pod runs, and why the last one ended: the events of the service in ECS, or kubectl describe pod."),
            new("The last starts. If new lines arrive at all, the service runs and only metrics are missing.") { Query = StandardQueries.Starts },
            new("What telemetry itself reports, for example events 600 to 602.") { Query = StandardQueries.TelemetryWarnings },
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
        FirstLooks =
        [
            new("Failed calls by host and result: one dependency, or all?") { Query = StandardQueries.CallsByHost },
            new("The alarms and the status page of the called service."),
            new("Whether this service's own users notice it: its failed requests.") { Query = StandardQueries.FailedRequests },
        ],
    };

    private static Alarm CreateRejectedConnections() => new(
        "connections-rejected",
        Severity.Ticket,
        "The server rejects connections, because its limit is reached.",
        Above(Query.Rate(StandardSignals.RejectedConnections), 0, 2, 5))
    {
        FirstLooks =
        [
            new("Open connections: do they rise with the traffic, or does one client open more and more?") { Widget = "Open connections" },
            new("The limit of the server, MaxConcurrentConnections, and the number of instances.") { Query = StandardQueries.Instances },
            new("Requests that are slow keep their connection.") { Query = StandardQueries.SlowestRequests },
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
            new("The exceptions of the new version.") { Query = StandardQueries.ErrorsByCause },
            new("The failed requests, and their traces.") { Query = StandardQueries.FailedRequests },
            new("Which versions run. If the version before fails too, the cause is not the deployment.") { Query = StandardQueries.Starts },
        ],
    };

    private static Alarm CreateGuardOfLatency(StandardModelOptions options) => new(
        "deploy-guard-latency",
        Severity.Rollback,
        "The 99th percentile of the latency is three times the threshold of the objective after a deployment.",
        OfDeployment(Query.Quantile(StandardSignals.ServerRequests, 0.99), LatencyFactorOfDeployment * options.LatencyThreshold.TotalSeconds, 3))
    {
        FirstLooks =
        [
            new("The longest span of the slowest requests.") { Query = StandardQueries.SlowestRequests },
            new("Compiled methods: a new process is slow until its code is compiled.") { Widget = "Compiled methods" },
            new("The routes that became slow.") { Query = StandardQueries.LatencyByRoute },
        ],
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
            new("Waiting work and threads by instance: one instance, or all?") { Query = StandardQueries.Instances },
            new("The latency of calls of other services: blocking code waits for them.") { Query = StandardQueries.LatencyByHost },
            new("Code that blocks a thread: Task.Result, Task.Wait, synchronous input and output. dotnet-stack or a dump shows it."),
        ],
    };

    private static Alarm CreateGcPressure() => new(
        "gc-pressure",
        Severity.Ticket,
        "The garbage collector pauses the process for more than a tenth of the time.",
        Above(Query.RateOfInstance(StandardSignals.GcPauseTime), 0.1, 5, 10))
    {
        FirstLooks =
        [
            new("Collections by generation: many of generation 2 mean that much memory stays in use.") { Widget = "Collections by generation" },
            new("Memory by instance, and whether the container is too small for the traffic.") { Query = StandardQueries.Instances },
            new("Which requests became expensive.") { Query = StandardQueries.LatencyByRoute },
        ],
    };

    private static Alarm CreateMemoryHeadroom() => new(
        "memory-headroom",
        Severity.Ticket,
        "The process uses more than 85 % of the memory of its container. Beyond the limit it is killed.",
        Above(RuntimeSection.MemoryShare, 0.85, 5, 5))
    {
        FirstLooks =
        [
            new("Whether memory follows the traffic or only rises. If it only rises, something is never released; a dump shows what.") { Widget = "Memory" },
            new("Memory by instance: one instance, or all?") { Query = StandardQueries.Instances },
            new("When instances started: a killed one starts again.") { Query = StandardQueries.Starts },
        ],
    };

    private static Alarm CreateCpuSaturation() => new(
        "cpu-saturation",
        Severity.Ticket,
        "The process uses more than 90 % of its processors. It needs more of them, or less work.",
        Above(RuntimeSection.CpuShare, 0.9, 10, 15))
    {
        FirstLooks =
        [
            new("Whether the traffic rose, or requests became more expensive: their number and duration by route.") { Query = StandardQueries.LatencyByRoute },
            new("Whether it began with a deployment.") { Query = StandardQueries.Starts },
            new("The number of instances, and the limits of scaling.") { Query = StandardQueries.Instances },
        ],
    };

    private static AlarmCondition OfDeployment(Query query, double threshold, int breaching)
        => Above(query, threshold, breaching, 3) with { Sample = Requests, SmallestSample = SmallestSample };

    private static AlarmCondition Above(Query query, double threshold, int breaching, int periods)
        => new(query, Comparison.Above, threshold) { BreachingPeriods = breaching, Periods = periods };
}
