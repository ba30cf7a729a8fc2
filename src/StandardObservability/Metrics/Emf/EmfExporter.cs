using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.Export;
using StandardObservability.Identity;

namespace StandardObservability.Metrics.Emf;

/// <summary>Writes metrics as CloudWatch embedded metric format, one document a metric point, one line a document.</summary>
/// <remarks>Its reader asks for deltas. The identity is the only dimension set; attributes stand beside it as searchable properties.</remarks>
internal sealed class EmfExporter(string metricNamespace, CurrentIdentity identity, StandardOutput output, OutputCount count) : BaseExporter<Metric>
{
    private readonly EmfDocument _document = new(EmfText.Namespace(metricNamespace));

    public override ExportResult Export(in Batch<Metric> batch)
    {
        var speaker = identity.Value;
        foreach (var metric in batch)
        {
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                if (_document.TryWrite(speaker, metric, in point))
                {
                    output.Write(count, _document.Line, urgent: false);
                }
            }
        }

        return ExportResult.Success;
    }

    protected override bool OnForceFlush(int timeoutMilliseconds) => Flush(timeoutMilliseconds);

    protected override bool OnShutdown(int timeoutMilliseconds) => Flush(timeoutMilliseconds);

    private bool Flush(int timeoutMilliseconds) => output.Flush(TimeSpan.FromMilliseconds(timeoutMilliseconds));
}
