using System.Runtime.CompilerServices;
using OpenTelemetry.Metrics;

namespace StandardObservability.SdkInternals.Points;

/// <summary>The metrics whose data points are found without OpenTelemetry's hash, each from its second export on. See docs/adr/0040.</summary>
/// <remarks>Not earlier, so that a start, a job that exports once and the first invocation of a function compile nothing of it.</remarks>
internal sealed class PointMemory
{
    private const int FirstExport = 2;

    private readonly ConditionalWeakTable<Metric, ExportCount> _exports = [];

    /// <summary>Called for each export of a metric.</summary>
    public void Observe(Metric metric)
    {
        var count = _exports.GetOrAdd(metric, static _ => new ExportCount());
        if (count.Value < FirstExport && ++count.Value == FirstExport)
        {
            PointHook.TryAdd(metric);
        }
    }

    private sealed class ExportCount
    {
        public int Value { get; set; }
    }
}
