using StandardObservability.Conventions;

namespace StandardObservability.Dashboards;

/// <summary>What every service has: calls of other services, the .NET runtime, logs, and telemetry itself.</summary>
internal static class ProcessSections
{
    public static IReadOnlyList<Section> Create()
        => [.. new[] { CreateDependencies(), RuntimeSection.Create(), CreateLogs(), CreateTelemetry() }.Select(static s => s with { IsDetail = true })];

    private static Section CreateDependencies() => new(
        "Dependencies",
        "The services that this one calls. Look here when it is slow or fails and its own code did not change.",
        Widget.Chart(
            "Calls by host",
            Query.Rate(StandardSignals.ClientRequests) with { By = AttributeNames.ServerAddress },
            "Requests a second to each called service."),
        Widget.Chart(
            "Failed calls",
            Query.Ratio(Query.Rate(StandardSignals.ClientFaults), Query.Rate(StandardSignals.ClientRequests)),
            "Share of calls that failed in the called service or got no answer."),
        Widget.Chart(
            "Latency of calls, p99",
            Query.Quantile(StandardSignals.ClientRequests, 0.99),
            "How long called services take. Compare it with the latency of requests: whose time is it?"),
        Widget.Chart(
            "Wait for a connection, p99",
            Query.Quantile(StandardSignals.ClientQueueTime, 0.99),
            "Time that calls wait for a free connection of the pool. It should be 0; else the pool is too small or calls hang."),
        Widget.Chart(
            "Calls in progress",
            Query.Level(StandardSignals.ActiveClientRequests, LevelAggregation.Maximum),
            "Calls that wait for their response, the most at one time."),
        Widget.Chart(
            "Open connections of clients",
            Query.Level(StandardSignals.ClientConnections, LevelAggregation.Maximum),
            "Connections to called services, the most at one time."));

    private static Section CreateLogs() => new(
        "Logs",
        "What the service wrote about failures. Each line leads to its trace.",
        Widget.Chart(
            "Errors by exception",
            Query.Logs(LogSeverity.Error, AttributeNames.ExceptionType),
            "Log events of level Error and higher, by the type of their exception."),
        Widget.Chart(
            "Warnings",
            Query.Logs(LogSeverity.Warning),
            "Log events of level Warning and higher in a minute."))
    {
        Tables = [StandardQueries.LastErrors],
    };

    private static Section CreateTelemetry() => new(
        "Telemetry",
        "What telemetry itself sends, loses and costs. Look here when a line, a span or a metric is missing.",
        Widget.Chart(
            "Items sent by output",
            Query.Rate(StandardSignals.SentItems) with { By = AttributeNames.Output },
            "Spans, log records, metric points, lines and documents that each output delivered."),
        Widget.Chart(
            "Items lost by reason",
            Query.Rate(StandardSignals.LostItems) with { By = AttributeNames.LossReason },
            "What could not be delivered, by reason. It should be empty."),
        Widget.Chart(
            "Items that wait",
            Query.Level(StandardSignals.WaitingItems, LevelAggregation.Maximum),
            "What is neither sent nor lost yet. A constant rise means that a receiver is too slow or unreachable."),
        new Widget(
            "Spans that are not sent",
            WidgetView.Lines,
            new Line("not sampled", Query.Rate(StandardSignals.SampledOutSpans)),
            new Line("of excluded requests", Query.Rate(StandardSignals.FilteredSpans)))
        {
            Meaning = "Spans that the sampler or a filter left out. They are missing in traces, by intent.",
        });
}
