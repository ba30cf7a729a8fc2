using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Resources;

namespace StandardObservability.Tracing.Processors;

/// <summary>Runs the steps of this library, in their order, before all other processors.</summary>
internal sealed class SpanSteps : BaseProcessor<Activity>
{
    private SpanStep[] _steps = [];

    /// <summary>Whether there is any.</summary>
    public bool Any => _steps is not [];

    /// <summary>The resource of the spans. The provider is set after the constructor and before the first span.</summary>
    public Resource? Resource => ParentProvider?.GetResource();

    /// <summary>Adds a step before the provider is built.</summary>
    public void Add(SpanStep step) => _steps = [.. _steps, step];

    public override void OnStart(Activity data)
    {
        foreach (var step in _steps)
        {
            step.Start(data);
        }
    }

    public override void OnEnd(Activity data)
    {
        foreach (var step in _steps)
        {
            step.End(data);
        }
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var step in _steps)
        {
            step.Dispose();
        }

        base.Dispose(disposing);
    }
}
