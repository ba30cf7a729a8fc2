using System.Diagnostics;
using OpenTelemetry;
using StandardObservability.Export.Otlp.Spans;
using StandardObservability.SdkInternals.Processors;

namespace StandardObservability.Tracing.Processors;

/// <summary>
/// Runs the steps before all other processors. When the application has no processor, the exporter follows here too, and redacts a span once: when it
/// writes it. A processor that is added later gets redacted spans.
/// </summary>
/// <remarks>Not OpenTelemetry's <see cref="CompositeProcessor{T}"/>: a provider adds later processors to a first one of that type.</remarks>
internal sealed class SpanPipeline(SpanSteps steps) : BaseProcessor<Activity>
{
    private WrittenSpanProcessor? _writer;

    /// <summary>Adds the only reader of the spans before the provider is built.</summary>
    /// <returns><see langword="false"/> when it must be added to the provider.</returns>
    public bool TryAdd(WrittenSpanProcessor writer)
    {
        if (!ParentProvider<Activity>.CanBeSet(writer))
        {
            return false;
        }

        _writer = writer;
        return true;
    }

    public override void OnStart(Activity data) => steps.Start(data);

    public override void OnEnd(Activity data)
    {
        var provider = ParentProvider;
        if (_writer is not { } writer)
        {
            steps.End(data, provider, isWrittenOnly: false);
            return;
        }

        steps.End(data, provider, isWrittenOnly: SoleProcessor.Is(this, provider));
        if (writer.ParentProvider is null)
        {
            ParentProvider<Activity>.Set(writer, provider);
        }

        writer.OnEnd(data);
    }

    protected override bool OnForceFlush(int timeoutMilliseconds) => _writer?.ForceFlush(timeoutMilliseconds) != false;

    protected override bool OnShutdown(int timeoutMilliseconds) => _writer?.Shutdown(timeoutMilliseconds) != false;

    protected override void Dispose(bool disposing)
    {
        _writer?.Dispose();
        steps.Dispose();
        base.Dispose(disposing);
    }
}
