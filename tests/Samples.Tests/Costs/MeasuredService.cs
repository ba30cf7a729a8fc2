using System.Text;
using System.Text.Json;
using Judges.Otlp;
using Judges.Receiving;
using Samples.Tests.Publishing;

namespace Samples.Tests.Costs;

/// <summary>What the telemetry of a sample weighs: <c>Inventory.Api</c> as on ECS, with JSON lines, embedded metric format, and traces by OTLP.</summary>
/// <param name="LineBytes">Bytes of the log line of a request.</param>
/// <param name="MetricBytes">Bytes of the documents of one interval.</param>
/// <param name="Metrics">Metrics that CloudWatch bills.</param>
/// <param name="Spans">Spans of a request.</param>
/// <param name="TraceBytes">Bytes of a request's spans on the wire, compressed in batches.</param>
internal sealed record MeasuredService(double LineBytes, double MetricBytes, double Metrics, double Spans, double TraceBytes)
{
    private const int Requests = 600;

    public static async Task<MeasuredService> MeasureAsync()
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        await using var shop = await Shop.OpenAsync(SampleBuild.Jit, new()
        {
            ["DOTNET_ENVIRONMENT"] = "Production",
            ["OTEL_METRICS_EXPORTER"] = "awsemf",
            ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = new Uri(receiver.HttpEndpoint, "/v1/traces").ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        });
        using var client = new HttpClient(new SocketsHttpHandler { ActivityHeadersPropagator = null }) { BaseAddress = shop.InventoryUrl };
        for (var i = 0; i < Requests; i++)
        {
            await client.GetStringAsync(new Uri("stock/espresso", UriKind.Relative));
        }

        await shop.CloseAsync();
        var lines = shop.Inventory.Output.Lines.Select(static l => (Bytes: Encoding.UTF8.GetByteCount(l) + 1, Json: JsonDocument.Parse(l).RootElement)).ToList();
        var requests = lines.Where(static l => l.Json.TryGetProperty("event_id", out var id) && id.GetInt32() == 400).ToList();
        var documents = lines.Where(static l => l.Json.TryGetProperty("_aws", out _)).ToList();
        var ofInventory = (await receiver.SpansAsync()).Where(static s => Equals(s.Resource["service.name"], "Inventory.Api")).ToList();
        var wire = receiver.Requests.Where(static r => r.Signal == OtlpSignal.Traces).ToList();
        return new(
            requests.Average(static l => l.Bytes),
            documents.Sum(static l => l.Bytes),
            documents.Select(static l => l.Json.TryGetProperty("observability.emf.billable_metrics", out var n) ? n.GetDouble() : 0).Max(),
            ofInventory.Count / (double)requests.Count,
            wire.Sum(static r => r.WireLength) / (double)requests.Count);
    }
}
