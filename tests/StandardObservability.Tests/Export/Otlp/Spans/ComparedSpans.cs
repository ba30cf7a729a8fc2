using System.Text.Json;
using Judges;
using Judges.Otlp;
using Judges.Receiving;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;

namespace StandardObservability.Tests.Export.Otlp.Spans;

/// <summary>A host whose spans are exported by this library and by OpenTelemetry's own exporter, and what the foreign decoder reads from both.</summary>
internal sealed class ComparedSpans : IAsyncDisposable
{
    private OtlpReceiver _ours = null!;
    private OtlpReceiver _theirs = null!;

    public WorkerHost Host { get; private set; } = null!;

    public static async Task<ComparedSpans> StartAsync(string protocol)
    {
        var compared = new ComparedSpans { _ours = await OtlpReceiver.StartAsync(), _theirs = await OtlpReceiver.StartAsync() };
        var endpoint = protocol == "grpc" ? compared._ours.GrpcEndpoint : compared._ours.HttpEndpoint;
        compared.Host = await WorkerHost.StartAsync(
            [
                new("OTEL_EXPORTER_OTLP_ENDPOINT", endpoint.ToString()),
                new("OTEL_EXPORTER_OTLP_PROTOCOL", protocol),
                new("OTEL_METRICS_EXPORTER", "none"),
                new("Observability:Team", "payments"),
                new("Observability:ActivitySources", "Compared.*"),
            ],
            b =>
            {
                b.AddStandardObservability();
                b.Services.ConfigureOpenTelemetryTracerProvider(t => t.AddProcessor(new BatchActivityExportProcessor(compared.CreateTheirs())));
            });
        return compared;
    }

    /// <summary>Stops the host and compares every span with its resource and its scope, as text, by its identifier.</summary>
    /// <returns>The spans as both exporters sent them.</returns>
    public async Task<IReadOnlyList<OtlpSpan>> CompareAsync()
    {
        await Host.DisposeAsync();
        var (ours, theirs) = (await ReadAsync(_ours), await ReadAsync(_theirs));
        Xunit.Assert.NotEmpty(theirs);
        Xunit.Assert.Equal(theirs.Keys.Order(), ours.Keys.Order());
        Xunit.Assert.All(theirs, t => Xunit.Assert.Equal(t.Value, ours[t.Key]));
        return await _ours.SpansAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _ours.DisposeAsync();
        await _theirs.DisposeAsync();
    }

    private OtlpTraceExporter CreateTheirs()
        => new(new OtlpExporterOptions { Endpoint = new Uri(_theirs.HttpEndpoint, "v1/traces"), Protocol = OtlpExportProtocol.HttpProtobuf });

    private static async Task<Dictionary<string, string>> ReadAsync(OtlpReceiver receiver)
    {
        Xunit.Assert.Empty(receiver.ProtocolErrors);
        var spans = new Dictionary<string, string>();
        foreach (var request in receiver.Requests)
        {
            var decoded = await NodeJudge.Shared.DecodeAllOfTracesAsync(request.Body);
            foreach (var resource in decoded.GetProperty("resourceSpans").EnumerateArray())
            {
                foreach (var scope in resource.GetProperty("scopeSpans").EnumerateArray())
                {
                    foreach (var span in scope.GetProperty("spans").EnumerateArray())
                    {
                        spans.Add(span.GetProperty("spanId").GetString()!, $"{Without(resource, "scopeSpans")} {Without(scope, "spans")} {span}");
                    }
                }
            }
        }

        return spans;
    }

    private static string Without(JsonElement message, string field)
        => string.Join(' ', message.EnumerateObject().Where(m => m.Name != field).Select(static m => m.ToString()));
}
