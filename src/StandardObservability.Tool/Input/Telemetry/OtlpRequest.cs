using System.Text.Json;
using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Tool.Input.Telemetry;

/// <summary>An OTLP export request in JSON.</summary>
internal static class OtlpRequest
{
    /// <summary>The resources, each with one kind of telemetry: metrics, spans or log records, with the names of their scopes.</summary>
    public static IEnumerable<(TelemetrySignals Signal, JsonElement Resource, IEnumerable<(string Scope, JsonElement Item)> Items)> Read(JsonElement request) =>
    [
        .. Read(request, TelemetrySignals.Metric, "resourceMetrics", "scopeMetrics", "metrics"),
        .. Read(request, TelemetrySignals.Span, "resourceSpans", "scopeSpans", "spans"),
        .. Read(request, TelemetrySignals.Log, "resourceLogs", "scopeLogs", "logRecords"),
    ];

    private static IEnumerable<(TelemetrySignals Signal, JsonElement Resource, IEnumerable<(string Scope, JsonElement Item)> Items)> Read(
        JsonElement request,
        TelemetrySignals signal,
        string resources,
        string scopes,
        string items) =>
        from resource in request.FindItems(resources)
        select (signal, resource.Find("resource"), ReadItems(resource, scopes, items));

    private static IEnumerable<(string Scope, JsonElement Item)> ReadItems(JsonElement resource, string scopes, string items) =>
        from scope in resource.FindItems(scopes)
        let name = scope.FindText("scope", "name") ?? ""
        from item in scope.FindItems(items)
        select (name, item);
}
