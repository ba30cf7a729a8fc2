using System.Diagnostics;
using OpenTelemetry;
using StandardObservability.Export.Otlp.Spans;
using StandardObservability.SdkInternals.Processors;

namespace StandardObservability.Tracing.Processors;

/// <summary>
/// Runs the steps before all other processors. When the application has no processor, the exporter follows here too, and redacts a span once: when it
/// writes it. A processor that is added later gets redacted spans.
/// </summary>
internal sealed class SpanPipeline(SpanSteps steps) : CompositeProcessor<Activity>([steps])
{
    private WrittenSpanProcessor? _writer;

    /// <summary>Adds the only reader of the spans before the provider is built.</summary>
    public void Add(WrittenSpanProcessor writer)
    {
        AddProcessor(writer);
        _writer = writer;
    }

    public override void OnStart(Activity data) => steps.OnStart(data);

    public override void OnEnd(Activity data)
    {
        if (_writer is null)
        {
            steps.OnEnd(data);
            return;
        }

        steps.End(data, isWrittenOnly: SoleProcessor.Is(this, ParentProvider));
        _writer.OnEnd(data);
    }
}
