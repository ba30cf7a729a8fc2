using System.Text.Json;

namespace StandardObservability.Tests.Metrics.Emf;

/// <summary>Starts and stops a worker host that writes embedded metric format to a captured standard output.</summary>
internal static class EmfHost
{
    public static IReadOnlyList<KeyValuePair<string, string?>> Settings { get; } =
        [new("OTEL_METRICS_EXPORTER", "awsemf"), new("Observability:Metrics:Instrumentations:Runtime", "false")];

    public static Task<WorkerHost> StartAsync(params KeyValuePair<string, string?>[] settings)
        => WorkerHost.StartAsync([.. Settings, new("OTEL_LOGS_EXPORTER", "none"), .. settings]);

    public static async Task<CloudWatchReader> StopAsync(WorkerHost host)
    {
        await host.DisposeAsync();
        return await CloudWatchReader.ReadAsync(host.Output.Lines);
    }

    public static List<JsonElement> Documents(WorkerHost host)
        => [.. host.Output.Lines.Where(static l => l.StartsWith("{\"_aws\"", StringComparison.Ordinal)).Select(static l => JsonDocument.Parse(l).RootElement)];
}
