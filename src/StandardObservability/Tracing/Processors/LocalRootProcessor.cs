using System.Diagnostics;
using OpenTelemetry;

namespace StandardObservability.Tracing.Processors;

/// <summary>Keeps a local root span, which has no parent in this process, from the exporters when the decision at its end is against it.</summary>
internal sealed class LocalRootProcessor(Func<Activity, bool> keepsDetail) : BaseProcessor<Activity>
{
    public override void OnEnd(Activity data)
    {
        if (data.Parent is null && !keepsDetail(data))
        {
            data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }
    }
}
