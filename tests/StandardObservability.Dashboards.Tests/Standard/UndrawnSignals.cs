namespace StandardObservability.Dashboards.Tests.Standard;

/// <summary>Metrics that the library emits and no standard widget shows, each with the reason.</summary>
internal static class UndrawnSignals
{
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["aspnetcore.routing.match_attempts"] = "Requests without a route are 404s, which are drawn by status.",
        ["dotnet.assembly.count"] = "Grows at start only.",
        ["dotnet.gc.last_collection.heap.fragmentation.size"] = "Explains heap size, for an investigation with other tools.",
        ["dotnet.jit.compilation.time"] = "Matters at start only.",
        ["dotnet.jit.compiled_il.size"] = "Matters at start only.",
        ["dotnet.timer.count"] = "Rarely explains a failure.",
        ["http.client.connection.duration"] = "Long connections are good; the number of open ones is drawn.",
        ["kestrel.connection.duration"] = "Long connections are good; the number of open ones is drawn.",
        ["observability.emf.billable_metrics"] = "A number of the exporter, drawn with the cost.",
        ["observability.items.produced"] = "Sent and lost items are drawn, which it is the sum of with those that wait.",
    };
}
