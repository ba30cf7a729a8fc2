using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Trace;
using StandardObservability.Tracing.XRay;

namespace InstructionCounts.Traces;

/// <summary>
/// Creates a recorded root span with five attributes for a batch processor whose exporter does nothing. The id generator is process-wide, so
/// each case needs its own process.
/// </summary>
internal sealed class RootSpan : ICase
{
    private const int Queue = 32_768;

    /// <summary>Flushes before the queue is full, because dropping is cheaper than exporting.</summary>
    private const int SpansPerFlush = Queue / 2;

    private static readonly object Status = 200;
    private static readonly object Duration = 12.5;

    private readonly ActivitySource _source = new($"{nameof(InstructionCounts)}.Spans");
    private readonly NoSpanExporter _exporter = new();
    private readonly TracerProvider _provider;
    private long _spans;

    public RootSpan(bool xrayIds)
    {
        if (xrayIds)
        {
            Activity.TraceIdGenerator = XRayTraceId.Create;
        }

        _provider = Sdk.CreateTracerProviderBuilder()
            .AddSource(_source.Name)
            .SetSampler(new AlwaysOnSampler())
            .AddProcessor(new BatchActivityExportProcessor(_exporter, maxQueueSize: Queue))
            .Build();
    }

    public void Run(int operations)
    {
        for (var i = 0; i < operations; i++)
        {
            using (var span = _source.StartActivity("GET /orders/{id}", ActivityKind.Server))
            {
                span!.SetTag("http.route", "/orders/{id}").SetTag("http.request.method", "GET").SetTag("http.response.status_code", Status)
                    .SetTag("order.state", "placed").SetTag("order.wait", Duration);
            }

            if (++_spans % SpansPerFlush == 0)
            {
                _provider.ForceFlush();
            }
        }
    }

    public void Dispose()
    {
        _provider.Dispose();
        _exporter.Dispose();
        _source.Dispose();
        if (_exporter.Spans != _spans)
        {
            throw new InvalidOperationException(
                $"{_exporter.Spans} of {_spans} spans were exported, so the count is not valid: dropping is cheaper than exporting.");
        }
    }
}
