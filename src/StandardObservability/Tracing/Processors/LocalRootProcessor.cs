using System.Diagnostics;
using OpenTelemetry;

namespace StandardObservability.Tracing.Processors;

/// <summary>Asks for the decision when a local root ends: a span without a parent in this process. What is not kept reaches no exporter.</summary>
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
