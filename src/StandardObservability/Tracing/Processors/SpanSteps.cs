using System.Diagnostics;
using OpenTelemetry;

namespace StandardObservability.Tracing.Processors;

/// <summary>The steps of this library, in their order.</summary>
internal sealed class SpanSteps : IDisposable
{
    private SpanStep[] _all = [];
    private SpanStep[] _beforeWriting = [];

    /// <summary>Whether there is any.</summary>
    public bool Any => _all is not [];

    /// <summary>Adds a step before the provider is built.</summary>
    /// <param name="step">The step.</param>
    /// <param name="isDoneByWriter">Whether the exporter does the same when it writes a span.</param>
    public void Add(SpanStep step, bool isDoneByWriter = false)
    {
        _all = [.. _all, step];
        _beforeWriting = isDoneByWriter ? _beforeWriting : [.. _beforeWriting, step];
    }

    /// <summary>Runs the steps when a span starts.</summary>
    public void Start(Activity span)
    {
        foreach (var step in _all)
        {
            step.Start(span);
        }
    }

    /// <summary>Runs the steps when a span ends.</summary>
    /// <param name="span">The span.</param>
    /// <param name="provider">The provider of the spans.</param>
    /// <param name="isWrittenOnly">Whether nothing reads the span but the exporter that writes it.</param>
    public void End(Activity span, BaseProvider? provider, bool isWrittenOnly)
    {
        foreach (var step in isWrittenOnly ? _beforeWriting : _all)
        {
            step.End(span, provider);
        }
    }

    public void Dispose() => Array.ForEach(_all, static s => s.Dispose());
}
