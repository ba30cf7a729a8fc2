using System.Globalization;
using StandardObservability.Conventions;

namespace StandardObservability.Dashboards;

/// <summary>What users of a web service notice: traffic, errors, latency, and what a full server rejects.</summary>
internal static class WebSections
{
    private static Signal Requests => StandardSignals.ServerRequests;

    public static IReadOnlyList<Section> Create(StandardModelOptions options) => [CreateGolden(options), CreateEdge()];

    private static Section CreateGolden(StandardModelOptions options) => new(
        "Requests",
        "What users notice: how many requests there are, what fails, and how long it takes. Look here first.",
        new Widget("Traffic by route", WidgetView.Stacked, new Line("requests", Query.Rate(Requests) with { By = AttributeNames.HttpRoute })),
        Widget.Chart("Failed requests", Query.Ratio(Query.Rate(StandardSignals.ServerFaults), Query.Rate(Requests))) with
        {
            Thresholds = [new("objective", (double)(1 - (decimal)options.AvailabilityObjective))],
        },
        Widget.Chart("Rejected requests (4xx)", Query.Rate(Requests) with { Filters = [new(AttributeNames.HttpResponseStatusClass, "4xx")] }),
        new Widget("Latency", WidgetView.Lines, Quantile("p50", 0.5), Quantile("p90", 0.9), Quantile("p99", 0.99))
        {
            Thresholds = [new("objective", options.LatencyThreshold.TotalSeconds)],
        },
        Widget.Chart(
            string.Create(CultureInfo.InvariantCulture, $"Answered within {options.LatencyThreshold.TotalMilliseconds:0.#} ms"),
            Query.ShareWithin(Requests, options.LatencyThreshold.TotalSeconds)),
        Widget.Chart("Requests in progress", Query.Level(StandardSignals.ActiveRequests, LevelAggregation.Maximum)),
        new Widget("Failed requests by route", WidgetView.Table, new Line("requests", Of("5xx", Query.Rate(Requests)))),

        // CloudWatch cannot combine quantiles of several metrics, so a line is one class of status codes.
        new Widget("Slowest routes (2xx)", WidgetView.Table, new Line("p99", Of("2xx", Query.Quantile(Requests, 0.99)))));

    private static Section CreateEdge() => new(
        "Connections",
        "What reaches the server before a request does. Look here when clients report errors that the service does not know.",
        Widget.Chart("Open connections", Query.Level(StandardSignals.Connections, LevelAggregation.Maximum)),
        Widget.Chart("Connections that wait", Query.Level(StandardSignals.QueuedConnections, LevelAggregation.Maximum)),
        Widget.Chart("Rejected connections", Query.Rate(StandardSignals.RejectedConnections)));

    private static Query Of(string statusClass, SignalQuery query)
        => query with { By = AttributeNames.HttpRoute, Filters = [new(AttributeNames.HttpResponseStatusClass, statusClass)] };

    private static Line Quantile(string label, double quantile) => new(label, Query.Quantile(Requests, quantile));
}
