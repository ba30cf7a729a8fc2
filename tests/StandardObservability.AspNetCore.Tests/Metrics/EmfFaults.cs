using System.Text.Json;

namespace StandardObservability.AspNetCore.Tests.Metrics;

/// <summary>Reads the metric of failed requests from the embedded metric format of a stopped host.</summary>
internal static class EmfFaults
{
    private const string Metric = "http.server.request.faults";

    public static KeyValuePair<string, string?>[] Settings { get; } = [new("OTEL_METRICS_EXPORTER", "awsemf"), new("OTEL_LOGS_EXPORTER", "none")];

    /// <summary>The values in the order in which they were written.</summary>
    public static IReadOnlyList<long> Read(IEnumerable<string> lines)
        => [.. lines
            .Where(static l => l.StartsWith("{\"_aws\"", StringComparison.Ordinal))
            .Select(static l => JsonDocument.Parse(l).RootElement)
            .Where(static d => d.TryGetProperty(Metric, out _))
            .Select(static d => d.GetProperty(Metric).GetInt64())];

    public static async Task<long> CountAsync(WebHost host)
    {
        await host.StopAsync();
        return Read(host.Output.Lines).Sum();
    }
}
