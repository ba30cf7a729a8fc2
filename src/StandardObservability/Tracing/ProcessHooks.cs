using System.Diagnostics;
using StandardObservability.Tracing.XRay;

namespace StandardObservability.Tracing;

/// <summary>The two places where .NET offers tracing nothing but a hook for the whole process.</summary>
/// <remarks>Each is installed once, holds no setting, and leaves alone what somebody else put there. See docs/adr/0003.</remarks>
internal static class ProcessHooks
{
    private static readonly Lock Gate = new();
    private static readonly DistributedContextPropagator Default = DistributedContextPropagator.Current;

    public static void Install(bool xrayIds)
    {
        lock (Gate)
        {
            Activity.TraceIdGenerator ??= xrayIds ? XRayTraceId.Create : XRayTraceId.CreateRandom;

            // Read by each new HttpClient handler: an HttpClient that no factory made has no other place to ask.
            if (ReferenceEquals(DistributedContextPropagator.Current, Default))
            {
                DistributedContextPropagator.Current = new StandardPropagator(Default);
            }
        }
    }
}
