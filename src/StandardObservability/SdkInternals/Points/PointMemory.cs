using System.Runtime.CompilerServices;
using OpenTelemetry.Metrics;

namespace StandardObservability.SdkInternals.Points;

/// <summary>The metrics whose data points are found without OpenTelemetry's hash, each from its first export on. See docs/adr/0040.</summary>
/// <remarks>Not from its creation on, so that a start compiles nothing of it.</remarks>
internal sealed class PointMemory
{
    private readonly ConditionalWeakTable<Metric, object> _known = [];

    /// <summary>Changes nothing when the metric was added before.</summary>
    public void Add(Metric metric)
    {
        if (_known.TryAdd(metric, this))
        {
            PointHook.TryAdd(metric);
        }
    }
}
