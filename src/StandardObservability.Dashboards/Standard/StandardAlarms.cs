namespace StandardObservability.Dashboards;

/// <summary>The alarms that fit every service. Only what users notice pages; causes are tickets.</summary>
internal static class StandardAlarms
{
    private const int SmallestSample = 20;
    private const double FailedShareOfDeployment = 0.05;
    private const int LatencyFactorOfDeployment = 3;

    private static RateQuery Requests => Query.Rate(StandardSignals.ServerRequests);

    private static RateQuery Calls => Query.Rate(StandardSignals.ClientRequests);

    public static IReadOnlyList<Alarm> OfEveryService() => [CreateNoTelemetry(), CreateDependencyErrors(), .. OfProcess()];

    public static IReadOnlyList<Alarm> OfWebServices(StandardModelOptions options) =>
    [
        new(
            "connections-rejected",
            Severity.Ticket,
            "The server rejects connections, because its limit is reached.",
            Above(Query.Rate(StandardSignals.RejectedConnections), 0, 2, 5)),
        new(
            "deploy-guard-errors",
            Severity.Rollback,
            "More than 5 % of the requests fail after a deployment.",
            OfDeployment(Query.Ratio(Query.Rate(StandardSignals.ServerFaults), Requests), FailedShareOfDeployment, 2)),
        new(
            "deploy-guard-latency",
            Severity.Rollback,
            "The 99th percentile of the latency is three times the threshold of the objective after a deployment.",
            OfDeployment(Query.Quantile(StandardSignals.ServerRequests, 0.99), LatencyFactorOfDeployment * options.LatencyThreshold.TotalSeconds, 3)),
    ];

    private static Alarm CreateNoTelemetry() => new(
        "no-telemetry",
        Severity.Page,
        "The service does not run, or nothing that it measures arrives.",
        new AlarmCondition(Query.Level(StandardSignals.CpuCount, LevelAggregation.Maximum), Comparison.Below, 1)
        {
            BreachingPeriods = 5,
            Periods = 5,
            MissingData = MissingData.Breaching,
        });

    private static Alarm CreateDependencyErrors() => new(
        "dependency-errors",
        Severity.Ticket,
        "More than a tenth of the calls of other services fail there.",
        Above(Query.Ratio(Query.Rate(StandardSignals.ClientFaults), Calls), 0.1, 3, 5) with
        {
            Period = TimeSpan.FromMinutes(5),
            Sample = Calls,
            SmallestSample = SmallestSample,
        });

    private static IEnumerable<Alarm> OfProcess() =>
    [
        new(
            "threadpool-starvation",
            Severity.Ticket,
            "Work waits for threads and the pool adds more and more of them: code blocks threads. Latency rises soon.",
            Above(Query.Level(StandardSignals.PoolQueue, LevelAggregation.Maximum), 100, 3, 3),
            Above(Query.Change(Query.Level(StandardSignals.PoolThreads, LevelAggregation.Maximum)), 0, 3, 3)),
        new(
            "gc-pressure",
            Severity.Ticket,
            "The garbage collector pauses the process for more than a tenth of the time.",
            Above(Query.Rate(StandardSignals.GcPauseTime), 0.1, 5, 10)),
        new(
            "memory-headroom",
            Severity.Ticket,
            "The process uses more than 85 % of the memory of its container. Beyond the limit it is killed.",
            Above(ProcessSections.MemoryShare, 0.85, 5, 5)),
        new(
            "cpu-saturation",
            Severity.Ticket,
            "The process uses more than 90 % of its processors. It needs more of them, or less work.",
            Above(ProcessSections.CpuShare, 0.9, 10, 15)),
    ];

    private static AlarmCondition OfDeployment(Query query, double threshold, int breaching)
        => Above(query, threshold, breaching, 3) with { Sample = Requests, SmallestSample = SmallestSample };

    private static AlarmCondition Above(Query query, double threshold, int breaching, int periods)
        => new(query, Comparison.Above, threshold) { BreachingPeriods = breaching, Periods = periods };
}
