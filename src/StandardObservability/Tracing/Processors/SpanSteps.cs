using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace StandardObservability.Tracing.Processors;

/// <summary>The steps of this library, in their order.</summary>
internal sealed class SpanSteps : BaseProcessor<Activity>
{
    private SpanStep[] _all = [];
    private SpanStep[] _beforeWriting = [];

    /// <summary>Whether there is any.</summary>
    public bool Any => _all is not [];

    /// <summary>The resource of the spans. The provider is set after the constructor and before the first span.</summary>
    public Resource? Resource => ParentProvider?.GetResource();

    /// <summary>Adds a step before the provider is built.</summary>
    /// <param name="step">The step.</param>
    /// <param name="isDoneByWriter">Whether the exporter does the same when it writes a span.</param>
    public void Add(SpanStep step, bool isDoneByWriter = false)
    {
        _all = [.. _all, step];
        _beforeWriting = isDoneByWriter ? _beforeWriting : [.. _beforeWriting, step];
    }

    public override void OnStart(Activity data)
    {
        foreach (var step in _all)
        {
            step.Start(data);
        }
    }

    public override void OnEnd(Activity data) => End(data, isWrittenOnly: false);

    /// <summary>Runs the steps when a span ends.</summary>
    /// <param name="span">The span.</param>
    /// <param name="isWrittenOnly">Whether nothing reads the span but the exporter that writes it.</param>
    public void End(Activity span, bool isWrittenOnly)
    {
        foreach (var step in isWrittenOnly ? _beforeWriting : _all)
        {
            step.End(span);
        }
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var step in _all)
        {
            step.Dispose();
        }

        base.Dispose(disposing);
    }
}
