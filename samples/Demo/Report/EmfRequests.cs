using System.Text.Json;
using Demo.Traffic;

namespace Demo.Report;

/// <summary>Reads request durations from an EMF document.</summary>
/// <remarks>
/// Sources: Amazon CloudWatch User Guide, "Specification: Embedded metric format"; OpenTelemetry semantic conventions for HTTP metrics.
/// </remarks>
internal static class EmfRequests
{
    private const string Metric = "http.server.request.duration";
    private const string Method = "http.request.method";
    private const string Route = "http.route";
    private const string Status = "http.response.status_code";

    public static IEnumerable<RequestSample> Read(string process, JsonElement document)
    {
        // The roll-up has the same requests again, without their routes.
        if (!document.TryGetProperty(Metric, out var duration) || !document.TryGetProperty(Route, out _))
        {
            return [];
        }

        var service = Text(document, "Service") is { Length: > 0 } name ? name : process;
        var status = int.TryParse(Text(document, Status), out var code) ? code : 0;
        var request = new RequestKey(Text(document, Method), Text(document, Route), status);
        var scale = IsInSeconds(document) ? 1000 : 1;
        return Values(duration).Select(value => new RequestSample(service, request, value.Value * scale, value.Count));
    }

    /// <summary>A metric's value is a number, a list of numbers, values with counts, or a statistic set.</summary>
    private static IEnumerable<(double Value, long Count)> Values(JsonElement metric) => metric.ValueKind switch
    {
        JsonValueKind.Number => [(metric.GetDouble(), 1)],
        JsonValueKind.Array => metric.EnumerateArray().Select(value => (value.GetDouble(), 1L)),
        JsonValueKind.Object when metric.TryGetProperty("Values", out var values) && metric.TryGetProperty("Counts", out var counts)
            => values.EnumerateArray().Zip(counts.EnumerateArray(), (value, count) => (value.GetDouble(), (long)count.GetDouble())),
        JsonValueKind.Object when metric.TryGetProperty("Sum", out var sum) && metric.TryGetProperty("Count", out var count)
            => [(sum.GetDouble() / count.GetDouble(), (long)count.GetDouble())],
        _ => [],
    };

    private static bool IsInSeconds(JsonElement document)
        => document.GetProperty("_aws").GetProperty("CloudWatchMetrics").EnumerateArray()
            .SelectMany(directive => directive.GetProperty("Metrics").EnumerateArray())
            .Any(metric => Text(metric, "Name") == Metric && Text(metric, "Unit") == "Seconds");

    private static string Text(JsonElement document, string name) => document.TryGetProperty(name, out var value) ? value.ToString() : "";
}
