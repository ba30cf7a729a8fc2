using System.Globalization;
using StandardObservability.Conventions;

namespace StandardObservability.Dashboards;

/// <summary>What users of a web service notice: traffic, errors, latency, and what a full server rejects.</summary>
internal static class WebSections
{
    private static Signal Requests => StandardSignals.ServerRequests;

    public static IReadOnlyList<Section> Create(StandardModelOptions options) => [CreateGolden(options), CreateEdge() with { IsDetail = true }];

    private static Section CreateGolden(StandardModelOptions options) => new(
        "Requests",
        "What users notice: how many requests there are, what fails, and how long it takes. Look here first.",
        [.. CreateTraffic(options), .. CreateLatency(options), .. Busy]);

    private static Widget[] CreateTraffic(StandardModelOptions options) =>
    [
        new Widget("Traffic by route", WidgetView.Stacked, new Line("requests", Query.Rate(Requests) with { By = AttributeNames.HttpRoute }))
        {
            Meaning = "Requests a second. A step down without a reason is as bad as errors: clients do not reach the service.",
        },
        Widget.Chart("Failed requests", Query.Ratio(Query.Rate(StandardSignals.ServerFaults), Query.Rate(Requests))) with
        {
            Meaning = "Share of requests that failed in the service: 5xx, an exception after the first byte, a failed gRPC call.",
            Thresholds = [new("objective", (double)(1 - (decimal)options.AvailabilityObjective))],
        },
        Widget.Chart(
            "Rejected requests (4xx)",
            Query.Rate(Requests) with { Filters = [new(AttributeNames.HttpResponseStatusClass, "4xx")] },
            "Requests a second that the service refused. A rise means a broken client, an attack, or a contract that changed."),
    ];

    private static Widget[] CreateLatency(StandardModelOptions options) =>
    [
        new Widget("Latency", WidgetView.Lines, Quantile("p50", 0.5), Quantile("p90", 0.9), Quantile("p99", 0.99))
        {
            Meaning = "How long answers take: half of the requests are faster than p50, one of a hundred is slower than p99.",
            Thresholds = [new("objective", options.LatencyThreshold.TotalSeconds)],
        },
        Widget.Chart(
            string.Create(CultureInfo.InvariantCulture, $"Answered within {options.LatencyThreshold.TotalMilliseconds:0.#} ms"),
            Query.ShareWithin(Requests, options.LatencyThreshold.TotalSeconds),
            "Share of requests that are fast enough. It is what the objective of latency counts."),
    ];

    private static Widget[] Busy =>
    [
        Widget.Chart(
            "Requests in progress",
            Query.Level(StandardSignals.ActiveRequests, LevelAggregation.Maximum),
            "Requests that are being processed, the most at one time. It rises when something behind the service becomes slow."),
        new Widget("Failed requests by route", WidgetView.Table, new Line("requests", Of("5xx", Query.Rate(Requests))))
        {
            Meaning = "Failed requests a second of each route: one route, or all?",
        },

        // CloudWatch cannot combine quantiles of several metrics, so a line is one class of status codes.
        new Widget("Slowest routes (2xx)", WidgetView.Table, new Line("p99", Of("2xx", Query.Quantile(Requests, 0.99))))
        {
            Meaning = "The 99th percentile of each route, of successful requests. CloudWatch cannot combine percentiles of several metrics.",
        },
    ];

    private static Section CreateEdge() => new(
        "Connections",
        "What reaches the server before a request does. Look here when clients report errors that the service does not know.",
        Widget.Chart(
            "Open connections",
            Query.Level(StandardSignals.Connections, LevelAggregation.Maximum),
            "Connections to the server. They should follow the traffic; a constant rise is a client that never closes."),
        Widget.Chart(
            "Connections that wait",
            Query.Level(StandardSignals.QueuedConnections, LevelAggregation.Maximum),
            "Connections that the server has not accepted yet. More than a few for seconds means that it has no free threads."),
        Widget.Chart(
            "Rejected connections",
            Query.Rate(StandardSignals.RejectedConnections),
            "Connections a second that were closed because the limit of the server was reached. Clients see a reset."));

    private static Query Of(string statusClass, SignalQuery query)
        => query with { By = AttributeNames.HttpRoute, Filters = [new(AttributeNames.HttpResponseStatusClass, statusClass)] };

    private static Line Quantile(string label, double quantile) => new(label, Query.Quantile(Requests, quantile));
}
